package dev.sistercity.registry.histories;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.support.Http;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What each side says of each partnership, as its record shows it. */
final class Words {

    private static final Set<String> DECLARATIONS = Set.of("ended", "end-disputed");

    private final Map<String, String> byPartnershipAndCity = new TreeMap<>();

    /** All of them, as they stand. */
    static Words read(Http http) {
        Words words = new Words();
        all(http).forEach(partnership -> partnership.get("parties").forEach(party -> words.add(partnership, party)));
        return words;
    }

    /** All partnerships. */
    static List<JsonNode> all(Http http) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    http.get("/v1/partnerships?limit=200" + cursor).expect(200).json();
            page.get("items").forEach(all::add);
            JsonNode next = page.get("page").get("nextCursor");
            cursor = next == null ? null : "&cursor=" + next.textValue();
        } while (cursor != null);
        return all;
    }

    private void add(JsonNode partnership, JsonNode party) {
        String city = party.at("/city/id").textValue();
        List<String> declared = new ArrayList<>();
        partnership.get("milestones").forEach(milestone -> {
            if (DECLARATIONS.contains(milestone.get("type").textValue())
                    && city.equals(milestone.at("/by/id").textValue())) {
                declared.add(milestone.get("type").textValue()
                        + milestone.path("date").asText());
            }
        });
        Collections.sort(declared);
        byPartnershipAndCity.put(
                partnership.get("id").textValue() + " " + city,
                party.get("confirmation").get("stance") + " " + declared);
    }

    /**
     * Where another's word differs from what it was. The registrar records what sources tell of ends, and corrects it; no
     * confirmation is his.
     *
     * @param own city of the office that has just written; null for the registrar
     * @param fallen whether confirmations may have fallen back to none, since the facts that they are about changed
     */
    List<String> alteredSince(Words before, String own, boolean fallen) {
        List<String> altered = new ArrayList<>();
        Set<String> both = new TreeSet<>(byPartnershipAndCity.keySet());
        both.retainAll(before.byPartnershipAndCity.keySet());
        both.forEach(key -> {
            String was = said(before, key, own);
            String is = said(this, key, own);
            boolean others = own == null || !key.endsWith(own);
            boolean fell = fallen && is.equals(was.replaceFirst("^\"[a-z]+\"", "\"none\""));
            if (others && !is.equals(was) && !fell) {
                altered.add(key + ": " + was + " -> " + is);
            }
        });
        return altered;
    }

    private static String said(Words words, String key, String own) {
        String all = words.byPartnershipAndCity.get(key);
        return own == null ? all.substring(0, all.indexOf(' ')) : all;
    }
}
