package country

import "testing"

func TestOffice(t *testing.T) {
	for text, want := range map[string]string{
		"Greek shipping ministry": "GR", "Greece shipping ministry": "GR", "Greek government": "GR", "Greek government spokesman": "GR",
		"Bangladesh embassy": "BD", "Bangladeshi Embassy": "BD", "Turkish foreign ministry": "TR", "Maltese shipping minister": "MT",
		"Italian interior ministry": "IT", "the Spanish prime minister": "ES", "Spain's prime minister": "ES", "Prime Minister of Malta": "MT",
		"French president": "FR", "President of the Philippines": "PH", "US president": "US", "us vice president": "US", "U.S. State Department": "US",
		"UK foreign office": "GB", "British foreign secretary": "GB", "UK Home Office": "GB", "Indian external affairs ministry": "IN",
		"Ministry of Foreign Affairs of Greece": "GR", "Greek ministry of shipping": "GR", "Embassy of Bangladesh": "BD", "Ministry of Health of the Republic of Korea": "KR",
		"Chinese vice foreign minister": "CN", "Danish prime minister’s office": "DK", "Greek foreign ministry spokeswoman": "GR",
		"South Korean ministry of public security": "KR", "Côte d'Ivoire embassy": "CI", "DRC health ministry": "CD",
		"Portuguese ministry of labour and migration": "PT",
	} {
		if code, ok := Office(text); !ok || code != want {
			t.Errorf("Office(%q) = %q, %v, want %s", text, code, ok, want)
		}
	}
	for _, text := range []string{"", "BBC", "Reuters", "ministry", "foreign ministry", "interior ministry", "the prime minister", "of", "embassy of", "of Greece",
		"Greek", "Greek coast guard", "Greek army", "Greek Orthodox ministry", "Greek television", "British Airways", "Athens News Agency",
		"Congolese health ministry", "Korean foreign ministry", "President of Congo", "Scottish health minister", "Bavarian interior ministry",
		"Turkish Cypriot foreign ministry", "Bosnian Serb president", "South Ossetian president", "Inner Mongolia health ministry",
		"Northern Ireland health minister", "former Greek prime minister", "Greek ex-president", "US president-elect", "UK shadow foreign secretary",
		"source in the Greek shipping ministry", "Greek shipping ministry source", "Greek ministry official", "Georgia secretary of state",
		"Georgia department of health", "New Mexico president", "French Polynesia regional president", "Danish presidency", "African Union president",
		"American Red Cross president", "Turkey Red Crescent president", "Party of the Greek prime minister", "AFP, French foreign ministry",
		"Greek prime minister's wife", "Greek shipping ministry and Reuters", "Bangladesh embassy driver", "Emirates president", "Emirates ministry", "president of Emirates", "Car ministry", "car industry minister",
		"Jordan (minister)", "Mali, President", "Georgian, minister", "Chad minister", "Chad ministers", "Libya ambassador", "Algeria ambassador spokesman",
		"Libyan National Army spokesman", "Greek spokesman",
		"Greek and Turkish ministries", "Indian president of BP", "president of Greek shipowners", "Ministry of Silly Walks of Greece"} {
		if code, ok := Office(text); ok || code != "" {
			t.Errorf("Office(%q) = %q, %v", text, code, ok)
		}
	}
}

// Whatever is a government's name is one of its offices too.
func TestEveryGovernmentIsAnOffice(t *testing.T) {
	for _, c := range All() {
		for _, text := range []string{c.Government, c.Government + " spokesman", c.Name + " embassy", "Embassy of " + c.Name} {
			if code, ok := Office(text); ok != (code != "") || ok && code != c.Alpha2 || !ok && (text == c.Government || text == "Embassy of "+c.Name) {
				t.Errorf("Office(%q) = %q, %v, want %s", text, code, ok, c.Alpha2)
			}
		}
	}
}
