package text_test

import (
	"fmt"

	"muster/model/text"
)

func ExampleLine() {
	fmt.Println(text.Line("\x1b[2J5 dead\r50 dead"))
	fmt.Println(text.Line("\u202e32\u202c dead, Hague\u200b, \xff"))
	fmt.Println(text.Line("می\u200cرود Jose\u0301"))
	// Output:
	// ␛[2J5 dead␍50 dead
	// ⟨RLO⟩32⟨PDF⟩ dead, Hague⟨ZWSP⟩, ⟨xFF⟩
	// می‌رود José
}

func ExampleBlock() {
	fmt.Printf("%q\n", text.Block("one\r\n\ttwo\rthree"))
	// Output: "one\n    two␍three"
}

func ExampleASCII() {
	fmt.Println(text.ASCII("“Łódź” – 10–15 dead¹…"))
	// Output: "Lodz" - 10-15 dead^1...
}

func ExampleJSON() {
	fmt.Printf("%s\n", text.JSON([]byte("{\"text\": \"\u202e32\u202c 死\"}")))
	// Output: {"text": "\u202e32\u202c 死"}
}

func ExampleCSV() {
	for _, cell := range []string{"=HYPERLINK(1)", "-5", "+44 7700"} {
		fmt.Println(text.CSV(cell))
	}
	// Output:
	// '=HYPERLINK(1)
	// -5
	// '+44 7700
}

func ExampleHTML() {
	fmt.Println(text.HTML("<b>5</b> & \"rising\""))
	// Output: &lt;b&gt;5&lt;/b&gt; &amp; &#34;rising&#34;
}

func ExampleMarkdown() {
	fmt.Println(text.Markdown("[gov.uk](https://evil.example) | ~30"))
	// Output: \[gov.uk\](https\://evil.example) \| \~30
}

func ExampleFileName() {
	fmt.Println(text.FileName("../In Aménas: the siege"))
	// Output: In-Amenas-the-siege
}

func ExampleFold() {
	fmt.Println(text.Fold("ＨＡＧＵＥ\u200b") == text.Fold("hague"))
	// Output: true
}
