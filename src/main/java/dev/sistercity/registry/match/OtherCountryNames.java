package dev.sistercity.registry.match;

import static dev.sistercity.registry.match.WrittenCountry.of;
import static dev.sistercity.registry.match.WrittenCountry.part;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names of countries that Unicode CLDR does not have: parts of states, former states, official, usual and older names. */
final class OtherCountryNames {

    /** Whose names of countries are known, by CLDR; those that lists are written in most come first. */
    static final List<String> LANGUAGES = List.of(
            "en", "de", "fr", "es", "it", "pt", "ru", "zh", "zh-Hant", "ja", "pl", "nl", "cs", "hu", "uk", "tr", "sv",
            "da", "nb", "fi", "ro", "sk", "bg", "hr", "sr", "sr-Latn", "bs", "sl", "el", "et", "lv", "lt", "ko", "ar",
            "he", "fa", "ca", "eu", "gl", "sq", "mk", "be", "is", "ga", "cy", "mt", "ka", "hy", "az", "kk", "uz", "ky",
            "mn", "vi", "th", "id", "ms", "hi", "bn", "ur", "ta", "sw", "af", "lb");

    static final Set<String> OFTEN_READ = Set.of("en", "de", "fr", "es", "it");

    static final Map<String, WrittenCountry> ALL = all();

    private OtherCountryNames() {}

    private static Map<String, WrittenCountry> all() {
        Map<String, WrittenCountry> names = new LinkedHashMap<>();
        britain(names);
        formerStates(names);
        others(names);
        return names;
    }

    private static void britain(Map<String, WrittenCountry> names) {
        put(
                names,
                part("GB", "England"),
                "England",
                "Angleterre",
                "Inghilterra",
                "Inglaterra",
                "Anglia",
                "Anglie",
                "Англия",
                "英格兰",
                "Engeland",
                "Engelska");
        put(
                names,
                part("GB", "Scotland"),
                "Scotland",
                "Schottland",
                "Écosse",
                "Scozia",
                "Escocia",
                "Szkocja",
                "Skotsko",
                "Шотландия",
                "苏格兰",
                "Schotland");
        put(names, part("GB", "Wales"), "Wales", "Pays de Galles", "Galles", "Gales", "Walia", "Уэльс", "威尔士", "Cymru");
        put(
                names,
                part("GB", "Northern Ireland"),
                "Northern Ireland",
                "Nordirland",
                "Irlande du Nord",
                "Irlanda del Nord",
                "Irlanda del Norte",
                "Irlandia Północna",
                "Severní Irsko",
                "Северная Ирландия",
                "北爱尔兰",
                "Noord-Ierland");
        put(
                names,
                of("GB"),
                "UK",
                "U.K.",
                "Great Britain",
                "Britain",
                "Großbritannien",
                "Grande-Bretagne",
                "Gran Bretaña",
                "Gran Bretagna",
                "Grã-Bretanha",
                "Groot-Brittannië",
                "Wielka Brytania",
                "Velká Británie",
                "Великобритания",
                "United Kingdom of Great Britain and Northern Ireland",
                "英国",
                "Anglaterra");
    }

    private static void formerStates(Map<String, WrittenCountry> names) {
        put(
                names,
                of("AM", "AZ", "BY", "EE", "GE", "KG", "KZ", "LT", "LV", "MD", "RU", "TJ", "TM", "UA", "UZ"),
                "Soviet Union",
                "USSR",
                "U.S.S.R.",
                "UdSSR",
                "Sowjetunion",
                "URSS",
                "Union soviétique",
                "СССР",
                "苏联",
                "GUS");
        put(
                names,
                of("BA", "HR", "ME", "MK", "RS", "SI", "XK"),
                "Yugoslavia",
                "Jugoslawien",
                "Yougoslavie",
                "Jugoslavia",
                "Jugoslavija",
                "Югославия",
                "SFRY",
                "SFR Yugoslavia");
        put(
                names,
                of("CZ", "SK"),
                "Czechoslovakia",
                "Tschechoslowakei",
                "ČSSR",
                "CSFR",
                "Československo",
                "Tchécoslovaquie",
                "Cecoslovacchia",
                "Чехословакия");
        put(names, of("ME", "RS", "XK"), "Serbia and Montenegro", "Serbien und Montenegro");
        put(
                names,
                of("DE"),
                "GDR",
                "DDR",
                "German Democratic Republic",
                "Deutsche Demokratische Republik",
                "East Germany",
                "West Germany",
                "FRG",
                "BRD",
                "Bundesrepublik Deutschland",
                "Federal Republic of Germany",
                "RFA",
                "ФРГ");
        put(names, of("CD"), "Zaire", "Zaïre");
        put(names, of("BF"), "Upper Volta", "Obervolta", "Haute-Volta");
        put(names, of("BJ"), "Dahomey");
        put(names, of("LK"), "Ceylon");
        put(names, of("IR"), "Persia", "Persien");
        put(names, of("TH"), "Siam");
        put(names, of("ZW"), "Rhodesia", "Rhodesien");
        put(names, of("MM"), "Burma", "Birma", "Birmanie");
        put(names, of("SZ"), "Swaziland", "Swasiland");
        put(names, of("SD", "SS"), "Anglo-Egyptian Sudan");
        put(names, of("KH"), "Kampuchea");
    }

    private static void others(Map<String, WrittenCountry> names) {
        put(
                names,
                of("US"),
                "USA",
                "U.S.A.",
                "U.S.",
                "United States of America",
                "America",
                "Vereinigte Staaten von Amerika",
                "États-Unis d'Amérique",
                "EE. UU.",
                "EEUU",
                "EUA",
                "Stany Zjednoczone Ameryki",
                "США",
                "美國");
        put(
                names,
                of("CN"),
                "PRC",
                "People's Republic of China",
                "Volksrepublik China",
                "VR China",
                "P.R. China",
                "Mainland China",
                "КНР",
                "中华人民共和国",
                "République populaire de Chine");
        put(names, of("TW"), "Republic of China", "Taiwan, Province of China", "Chinese Taipei", "中華民國");
        put(names, of("HK"), "Hong Kong", "Hongkong");
        put(names, of("MO"), "Macau", "Macao");
        put(names, of("KR"), "Republic of Korea", "Korea", "Republik Korea", "Korea (South)", "S. Korea", "大韩民国");
        put(names, of("KP"), "DPRK", "Democratic People's Republic of Korea", "N. Korea");
        put(
                names,
                of("IE"),
                "Republic of Ireland",
                "Irish Republic",
                "Éire",
                "Eire",
                "Republik Irland",
                "Ireland (Republic)");
        put(
                names,
                of("CZ"),
                "Czech Republic",
                "Česká republika",
                "Tschechische Republik",
                "République tchèque",
                "Česko",
                "Repubblica Ceca",
                "República Checa",
                "Republika Czeska",
                "Cseh Köztársaság",
                "Чешская Республика");
        put(names, of("SK"), "Slovak Republic", "Slowakische Republik", "Slovenská republika", "République slovaque");
        put(
                names,
                of("RU"),
                "Russian Federation",
                "Russische Föderation",
                "Rußland",
                "Российская Федерация",
                "Fédération de Russie");
        put(names, of("TR"), "Türkiye", "Turkey", "Turkiye");
        put(names, of("NL"), "Holland", "The Netherlands", "Pays-Bas", "Hollande", "Hollandia", "Голландия", "Olanda");
        put(
                names,
                of("MK"),
                "Macedonia",
                "FYROM",
                "Mazedonien",
                "Republic of Macedonia",
                "Makedonija",
                "Macédoine",
                "Former Yugoslav Republic of Macedonia");
        put(
                names,
                of("MD"),
                "Moldavia",
                "Moldawien",
                "Republic of Moldova",
                "Moldavie",
                "Transnistria",
                "Transnistrien");
        put(
                names,
                of("BA"),
                "Bosnia",
                "Bosnien",
                "Bosna",
                "Bosnien-Herzegowina",
                "Bosnia & Herzegovina",
                "Bosnia and Hercegovina",
                "Bosnia-Herzegovina",
                "Bosnie");
        put(names, of("BY"), "Byelorussia", "Belorussia", "Weißrussland", "Weißrußland", "Biélorussie", "Белоруссия");
        put(
                names,
                of("PS"),
                "Palestine",
                "Palestinian Authority",
                "State of Palestine",
                "Palestinian territories",
                "West Bank",
                "Gaza Strip",
                "Palästinensische Autonomiebehörde",
                "Palästina",
                "Westjordanland",
                "Gaza");
        put(
                names,
                of("CY"),
                "Northern Cyprus",
                "North Cyprus",
                "TRNC",
                "Turkish Republic of Northern Cyprus",
                "Nordzypern",
                "Republic of Cyprus");
        put(
                names,
                of("GE"),
                "Georgia",
                "Republic of Georgia",
                "Georgia (country)",
                "Abkhazia",
                "South Ossetia",
                "Abchasien",
                "Gruzija",
                "Грузия");
        put(names, of("AZ"), "Artsakh", "Nagorno-Karabakh", "Bergkarabach");
        put(names, of("UA", "RU"), "Crimea", "Krim");
        put(
                names,
                of("CD"),
                "Democratic Republic of the Congo",
                "Democratic Republic of Congo",
                "DR Congo",
                "DRC",
                "Congo-Kinshasa",
                "Demokratische Republik Kongo");
        put(names, of("CG", "CD"), "Congo", "Kongo");
        put(names, of("CG"), "Republic of the Congo", "Congo-Brazzaville", "Republik Kongo");
        put(names, of("CI"), "Ivory Coast", "Côte d'Ivoire");
        put(names, of("CV"), "Cape Verde", "Cabo Verde", "Kap Verde", "Kapverdische Inseln");
        put(names, of("TL"), "East Timor", "Osttimor");
        put(names, of("LA"), "Lao People's Democratic Republic");
        put(names, of("VN"), "Viet Nam", "Socialist Republic of Vietnam");
        put(names, of("SY"), "Syrian Arab Republic");
        put(names, of("TZ"), "United Republic of Tanzania", "Zanzibar", "Sansibar");
        put(names, of("FM"), "Federated States of Micronesia", "Micronesia");
        put(names, of("SR"), "Surinam");
        put(names, of("SO"), "Somaliland");
        put(names, of("PH"), "Philipinen", "The Philippines");
        put(names, of("VA"), "Holy See");
        put(names, of("EH"), "Sahrawi Arab Democratic Republic", "Sahrawi Republic");
        put(names, of("AE"), "UAE", "U.A.E.", "VAE");
        put(names, of("BS"), "The Bahamas");
        put(names, of("GM"), "The Gambia");
        put(names, of("NO"), "Svalbard");
        put(names, part("PT", "Madeira"), "Madeira");
        put(names, part("PT", "Azores"), "Azores", "Azoren");
    }

    private static void put(Map<String, WrittenCountry> names, WrittenCountry country, String... written) {
        for (String name : written) {
            names.put(name, country);
        }
    }
}
