package cli

import (
	"strings"

	"muster/model"
	"muster/model/quick"

	"github.com/spf13/cobra"
)

// figureFlags address the figures of a claim.
type figureFlags struct {
	count, to   string
	figure      string
	add, remove []string
}

func (f *figureFlags) address(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.figure, "figure", "", "only this figure of the claim, such as 'GB dead' or 'ALL dead (final assault) #attacker'")
}

func (f *figureFlags) edit(cmd *cobra.Command) {
	fl := cmd.Flags()
	f.address(cmd)
	fl.StringVar(&f.count, "count", "", "with --figure: its count, such as 5, 5+, 10-15, dozens")
	fl.StringVar(&f.to, "to", "", "with --figure: what it counts, such as 'GB missing'")
	fl.StringArrayVar(&f.add, "add-figure", nil, "one more figure, such as 'GB 5 dead (final assault)'; may be given again")
	fl.StringArrayVar(&f.remove, "remove-figure", nil, "a figure to be taken out, such as 'GB dead'; may be given again")
}

// cell reads the figure that is addressed; nil: the whole claim.
func (f *figureFlags) cell(story *model.Story) (*model.Cell, error) {
	if f.figure == "" {
		return nil, nil
	}
	cell, err := cellNamed(story, f.figure)
	if err != nil {
		return nil, misuse("--figure: %w", err)
	}
	return &cell, nil
}

// changed tells whether anything is to be done to a figure.
func (f *figureFlags) changed() bool {
	return f.figure != "" || f.count != "" || f.to != "" || len(f.add)+len(f.remove) > 0
}

// set edits the figures of a claim that is the command's own.
func (f *figureFlags) set(c *model.Claim, story *model.Story) error {
	for _, name := range f.remove {
		cell, err := cellNamed(story, name)
		if err != nil {
			return misuse("--remove-figure: %w", err)
		}
		at, err := figureAt(c, cell)
		if err != nil {
			return misuse("--remove-figure: %w", err)
		}
		c.Figures = append(c.Figures[:at:at], c.Figures[at+1:]...)
	}
	if err := f.setOne(c, story); err != nil {
		return err
	}
	for _, line := range f.add {
		figures, err := figuresOf(story, line)
		if err != nil {
			return misuse("--add-figure: %w", err)
		}
		c.Figures = append(c.Figures, figures...)
	}
	return nil
}

// setOne edits the figure that is addressed.
func (f *figureFlags) setOne(c *model.Claim, story *model.Story) error {
	if f.figure == "" {
		if f.count != "" || f.to != "" {
			return misuse("--count and --to are of one figure; name it with --figure, such as --figure 'GB dead'")
		}
		return nil
	}
	cell, err := f.cell(story)
	if err != nil {
		return err
	}
	at, err := figureAt(c, *cell)
	if err != nil {
		return misuse("--figure: %w", err)
	}
	fig := &c.Figures[at]
	if f.count != "" {
		if err := fig.Count.UnmarshalText([]byte(f.count)); err != nil {
			return misuse("--count: %w", err)
		}
	}
	if f.to != "" {
		to, err := cellNamed(story, f.to)
		if err != nil {
			return misuse("--to: %w", err)
		}
		fig.Group, fig.Class, fig.Status, fig.Scope = to.Group, to.Class, to.Status, to.Scope
	}
	return nil
}

func figureAt(c *model.Claim, cell model.Cell) (int, error) {
	for i := range c.Figures {
		if c.Figures[i].Cell() == cell {
			return i, nil
		}
	}
	return 0, &model.Problem{Kind: model.KindClaim, ID: c.ID, Field: "figures", Says: "it has no figure " + cell.String() + "; name one that it has"}
}

// cellNamed reads a cell as it is printed: GROUP STATUS [(SCOPE)] [#CLASS].
func cellNamed(story *model.Story, typed string) (cell model.Cell, err error) {
	rest := strings.TrimSpace(typed)
	if head, class, ok := strings.Cut(rest, "#"); ok {
		if err := cell.Class.UnmarshalText([]byte(strings.TrimSpace(class))); err != nil {
			return cell, err
		}
		rest = strings.TrimSpace(head)
	}
	if head, scope, ok := strings.Cut(rest, "("); ok {
		cell.Scope, rest = strings.TrimSuffix(strings.TrimSpace(scope), ")"), strings.TrimSpace(head)
	}
	group, status := "", rest
	if at := strings.LastIndexByte(rest, ' '); at >= 0 {
		group, status = rest[:at], rest[at+1:]
	}
	if cell.Status, err = quick.MeantStatus(status); err != nil {
		return cell, err
	}
	cell.Group, err = quick.MeantGroup(story, group)
	return cell, err
}

// figuresOf reads figures as a quick line does.
func figuresOf(story *model.Story, line string) ([]model.Figure, error) {
	d, err := quick.Parse("figures: "+line, quick.Context{Story: story, Scopes: scopesOf(story)})
	if err != nil {
		return nil, err
	}
	return d.Figures, nil
}
