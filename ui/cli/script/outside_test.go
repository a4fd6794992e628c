package script

import (
	"archive/zip"
	"context"
	"encoding/csv"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// outside runs a program that is none of ours, if it is there: what we write must be read by others. It is given a home of its own.
func outside(t *testing.T, names []string, args ...string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("other programs are slow")
	}
	for _, name := range names {
		path, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
		defer cancel()
		cmd := exec.CommandContext(ctx, path, args...)
		cmd.Env = append(os.Environ(), "HOME="+t.TempDir())
		cmd.WaitDelay = time.Second
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return string(out)
	}
	t.Skipf("none of %s is here", strings.Join(names, ", "))
	return ""
}

// exported writes the example in a format and gives the path of the file.
func exported(t *testing.T, format string) string {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("MUSTER_FILE", filepath.Join(dir, "desk.db"))
	muster(t, "import", filepath.Join(root, "testdata", "in-amenas.json"))
	muster(t, "add", "--new-source", `Đặng Thu Trà @21 jan 2013: VN 1-2 missing, 5+ safe "=1+1, 日本, café"`)
	path := filepath.Join(dir, "siege."+format)
	muster(t, "export", "--format", format, "--as-of", "2013-01-21", "--out", path)
	return path
}

// LibreOffice opens the CSV, and writes the same numbers back: none has become a date or a formula, no letter is garbled.
func TestSpreadsheetReadsTheCSV(t *testing.T) {
	path := exported(t, "csv")
	dir := t.TempDir()
	outside(t, []string{"soffice", "libreoffice"}, "--headless", "--norestore", "-env:UserInstallation=file://"+dir+"/profile",
		"--infilter=CSV:44,34,76,1", "--convert-to", "ods", "--outdir", dir, path)
	outside(t, []string{"soffice", "libreoffice"}, "--headless", "--norestore", "-env:UserInstallation=file://"+dir+"/profile",
		"--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false", "--outdir", dir+"/back", filepath.Join(dir, "siege.ods"))
	if sheet := content(t, filepath.Join(dir, "siege.ods")); !strings.Contains(sheet, `office:value-type="float" office:value="685"`) || strings.Contains(sheet, "table:formula") {
		t.Error("the numbers are no numbers to the spreadsheet, or a cell is a formula")
	}
	wrote, read := table(t, path), table(t, filepath.Join(dir, "back", "siege.csv"))
	if len(wrote) != len(read) {
		t.Fatalf("%d rows were written, %d read", len(wrote), len(read))
	}
	for i, name := range wrote[0] {
		for r := range wrote {
			if wrote[r][i] != read[r][i] {
				t.Errorf("row %d, %s: wrote %q, the spreadsheet has %q", r, name, wrote[r][i], read[r][i])
			}
		}
	}
}

// content is what an .ods file holds.
func content(t *testing.T, path string) string {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	f, err := z.Open("content.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func table(t *testing.T, path string) [][]string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(b), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// Chromium makes of the page what was meant: every claim an article, every event a place on the timeline, nothing that it had to mend.
func TestBrowserReadsTheHTML(t *testing.T) {
	path := exported(t, "html")
	dom := outside(t, []string{"chromium", "chromium-browser", "google-chrome"}, "--headless", "--no-sandbox", "--disable-gpu",
		"--user-data-dir="+t.TempDir(), "--dump-dom", "file://"+path)
	source, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for tag, want := range map[string]int{"<article": 42, "<table": 2, "<h1": 1} {
		if got := strings.Count(dom, tag); got != want {
			t.Errorf("%d of %s, want %d", got, tag, want)
		}
	}
	for _, tag := range []string{"<li", "<td", "<tr", "<p", "<a ", "<section", "<details"} {
		if a, b := strings.Count(string(source), tag), strings.Count(dom, tag); a != b {
			t.Errorf("%s: %d were written, the browser has %d", tag, a, b)
		}
	}
}
