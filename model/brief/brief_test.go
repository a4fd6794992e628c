package brief_test

import (
	"html"
	"os"
	"regexp"
	"strings"
	"testing"
	_ "time/tzdata"

	"pgregory.net/rapid"

	"muster/model"
	"muster/model/account"
	"muster/model/brief"
	"muster/model/exchange"
	"muster/model/modeltest"
	"muster/model/moment"
)

// example is the worked example, entered as `muster import` enters it.
func example(t testing.TB) *model.Story {
	t.Helper()
	f, err := os.Open("../../testdata/in-amenas.json")
	must(t, err)
	defer f.Close()
	doc, err := exchange.Read(f)
	must(t, err)
	edits, _, err := doc.Edits(nil, false)
	must(t, err)
	story := model.NewStory("in-amenas")
	for i, e := range edits {
		c := &model.Change{Seq: uint64(i + 1), Situation: story.ID, Kind: e.Kind, Record: e.ID, After: e.After}
		must(t, story.Apply(c, &model.Editor{Name: "ana"}))
	}
	return story
}

func must(t interface{ Fatal(...any) }, err error) {
	if err != nil {
		t.Fatal(err)
	}
}

func laid(t interface{ Fatal(...any) }, b *account.Book, o brief.Options) (page, markdown string) {
	var h, m strings.Builder
	must(t, brief.HTML(&h, b, o))
	must(t, brief.Markdown(&m, b, o))
	return h.String(), m.String()
}

// The page of the example says what the accounting says, in both layouts, and loads nothing.
func TestExample(t *testing.T) {
	day, err := moment.Parse("2013-01-21")
	must(t, err)
	page, markdown := laid(t, account.Open(example(t), day), brief.Options{As: "As said by the end of 21 Jan 2013"})
	for _, want := range []string{"In Amenas gas plant siege", "17 by nationality", "make at least 38", "overtaken: at least 38", "overtaken: the US government has given 3 dead since (21 Jan 2013)", "4 unexplained",
		"Algerian special forces make the final assault", "Jens Stoltenberg, Norwegian prime minister", "none known"} {
		if !strings.Contains(html.UnescapeString(page), want) {
			t.Errorf("the page does not say %q", want)
		}
		if !strings.Contains(strings.ReplaceAll(markdown, `\`, ""), want) {
			t.Errorf("the Markdown does not say %q", want)
		}
	}
	if found := regexp.MustCompile(`(?i)<script|<link|<img|<iframe|\ssrc=|@import|url\(|javascript:|\son[a-z]+=`).FindString(page); found != "" {
		t.Errorf("the page has %q", found)
	}
	for _, target := range regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(page, -1) {
		if !strings.Contains(page, `id="`+target[1]+`"`) {
			t.Errorf("nothing is at #%s", target[1])
		}
	}
}

// A cut shows nothing that came after it.
func TestCut(t *testing.T) {
	day, err := moment.Parse("2013-01-18")
	must(t, err)
	page, markdown := laid(t, account.Open(example(t), day), brief.Options{})
	for _, later := range []string{"final assault", "37", "Stoltenberg"} {
		if strings.Contains(page, later+"<") || strings.Contains(markdown, later) {
			t.Errorf("%q was not known yet", later)
		}
	}
}

// Whatever somebody pasted is text: it opens no tag and no attribute, and follows no address but http's.
func TestHostile(t *testing.T) {
	paste := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"<script>alert(1)</script>", `" onload="x`, "javascript:alert(1)", "](javascript:x)", "<!--",
		"</style><b>", "\u202eevil", "\x1b[2J", "| a | b |", "# h", "http://x/\"onx=", "data:text/html,<b>", "=cmd()"}))
	tags := regexp.MustCompile(`<[a-zA-Z!/][^>]*>`)
	rapid.Check(t, func(t *rapid.T) {
		g := modeltest.Draw(t)
		evil := "x" + paste.Draw(t, "paste")
		plain, _ := laid(t, account.Open(storyOf(t, g), moment.Moment{}), brief.Options{As: "x"})
		g.Situation.Title, g.Situation.Place = evil, evil
		for _, c := range g.Claims {
			c.Text, c.Link, c.Via, c.Quote = evil, strings.TrimPrefix(evil, "x"), evil, false
		}
		for _, s := range g.Sources {
			s.Name = evil + s.ID
		}
		for _, e := range g.Events {
			e.Headline, e.Detail = evil, evil
		}
		page, _ := laid(t, account.Open(storyOf(t, g), moment.Moment{}), brief.Options{As: "x"})
		known := map[string]bool{}
		for _, tag := range tags.FindAllString(plain, -1) {
			known[tag] = true
		}
		for _, tag := range tags.FindAllString(page, -1) {
			if !known[tag] && !strings.HasPrefix(tag, `<a href="http`) && tag != "<p>" && tag != "</p>" && tag != `<p class="soft">` {
				t.Fatalf("%q came in with %q", tag, evil)
			}
			if strings.Contains(strings.ToLower(tag), "javascript:") || strings.Contains(tag, "data:") {
				t.Fatalf("%q leads on", tag)
			}
		}
	})
}

func storyOf(t *rapid.T, g *modeltest.Generated) *model.Story {
	state, err := model.Fold(g.Changes())
	must(t, err)
	return state.Story(g.Situation.ID)
}

// Withheld claims and figures leave nothing behind in either layout, unless they are asked for.
func TestWithheld(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := modeltest.Draw(t)
		g.Rulings = nil
		for i, c := range g.Claims {
			c.Text = "words"
			if c.Status == model.Withheld {
				c.Text = "unspeakable" + string(rune('a'+i%26))
			}
		}
		page, markdown := laid(t, account.Open(storyOf(t, g), moment.Moment{}), brief.Options{})
		if strings.Contains(page+markdown, "unspeakable") {
			at := strings.Index(page+markdown, "unspeakable")
			t.Fatalf("a withheld claim is there: %.300s", (page + markdown)[at:])
		}
		for _, c := range g.Claims {
			if c.Status == model.Withheld && strings.Contains(page, "claim-"+c.ID+`"`) {
				t.Fatalf("claim %s is withheld", c.ID)
			}
		}
	})
}
