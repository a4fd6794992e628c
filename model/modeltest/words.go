package modeltest

// weighted is a choice with its share.
type weighted[T any] struct {
	value T
	share int
}

func of[T any](value T, share int) weighted[T] { return weighted[T]{value, share} }

func weights[T any](list ...weighted[T]) []weighted[T] { return list }

// heavy are the countries that have most of the figures; others follow, the first of them with a government that speaks.
var (
	heavy  = []string{"DZ", "GB", "US", "FR", "NO", "JP", "PH", "RO", "MY", "CO", "IE", "AT"}
	others = []string{"DE", "IT", "ES", "PT", "NL", "BE", "SE", "DK", "FI", "PL", "CZ", "HU", "GR", "TR", "EG", "MA", "TN", "LY",
		"NE", "ML", "NG", "ZA", "KE", "IN", "PK", "BD", "LK", "CN", "KR", "VN", "TH", "ID", "AU", "NZ", "CA", "MX", "BR", "AR",
		"CL", "PE", "UA", "GE", "SA", "QA", "JO", "LB", "IL", "CH"}
	duals = []string{"GB+US", "DZ+FR", "CA+LB"}
)

// governments is how many countries have a source of kind government.
const governments = 40

var agencies = []string{"Reuters", "AFP", "AP", "Bernama", "Kyodo", "NTB", "Agerpres", "APA", "EFE", "ANSA", "dpa", "PNA"}

var companies = []string{"BP", "Statoil", "Sonatrach", "JGC"}

var foreignNames = []string{"محمد الأمين بن شنب", "عبد القادر مسعود", "山田 太郎", "佐藤 花子", "Γεώργιος Παπαδόπουλος", "Ελένη Νικολάου",
	"Nguyễn Thị Ánh", "Trần Đức Lương"}

var plainNames = []string{"Ian Carrow", "Marit Solheim", "Paul Dessart", "Ana Ionescu", "Ramon Villar", "John O'Dea"}

var openers = []string{
	"A spokesman for the ministry told reporters in the capital", "The statement that was issued overnight says",
	"Asked at the evening briefing, the minister answered", "In a call with relatives the crisis centre explained",
	"The local hospital reports from its emergency ward", "An official close to the talks, who asked not to be named, says",
	"Speaking on state radio, the head of the rescue service said", "A company notice to the families puts it this way:",
}

var middles = []string{
	" that the count has been checked against the list of the plant", " that nobody from the night shift has been reached",
	" that those who left by the northern gate are being questioned", " that several people changed rooms during the first night",
	" that the figures of the morning were premature", " that identification will take some days",
	" that the second convoy had reached the airport", " that the search of the living quarters goes on",
}

var closers = []string{
	".", "; the number may still change.", ", and that more would be said once the families know.",
	", but the ministry would not give any nationality.", ", without saying where the others are.",
	", adding that the earlier figure had counted some people twice.",
}

var (
	scopes    = []string{"final assault", "crew", "first convoy", "living quarters"}
	places    = []string{"", "Tigantourine gas plant", "In Amenas airport", "living quarters"}
	headlines = []string{"Militants seize the gas plant", "Army surrounds the living quarters", "First convoy leaves by the northern gate",
		"Foreign workers walk out through the desert", "Helicopters fire on vehicles", "Talks are broken off", "Mines are cleared from the site",
		"Families are told by telephone", "Injured are flown to the capital", "Prime minister gives a toll"}
)
