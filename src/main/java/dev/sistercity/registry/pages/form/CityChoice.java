package dev.sistercity.registry.pages.form;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which city a reader means who writes a name, an id or an identifier. */
public final class CityChoice {

    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9-]{0,40}:[^\\s]{1,150}");
    private static final int LONGEST = 200;
    private static final String MOST = "20";

    private CityChoice() {}

    /** A name of several cities, of which the reader has to choose. */
    static final class SeveralCities extends RegistryException {

        private static final long serialVersionUID = 1L;

        private final String pointer;
        private final transient List<FormField.Option> cities;

        SeveralCities(String pointer, List<FormField.Option> cities) {
            super(
                    Kind.REFUSED,
                    "Several cities have this name: choose one",
                    List.of(Violation.at(pointer, FaultCode.SEVERAL_CITIES)));
            this.pointer = pointer;
            this.cities = cities;
        }

        /** The field with the cities to choose from, or, where it takes several, with what to write; another field as it is. */
        FormField in(FormField field) {
            if (!field.isAt(pointer)) {
                return field;
            }
            return field.input() == FormField.Input.LONG_TEXT
                    ? field.hinted(cities.stream()
                            .map(city -> city.value() + " = " + city.label())
                            .collect(Collectors.joining("; ")))
                    : field.choosing(cities);
        }
    }

    /**
     * A reference as the API takes it.
     *
     * @param text as it was written
     * @param pointer of the field
     * @throws RegistryException where no city is meant, or it cannot be told which
     */
    public static String reference(FormRequest asked, String text, String pointer) {
        if (text.isEmpty()) {
            throw RegistryException.refused(pointer, FaultCode.MUST_BE_GIVEN);
        }
        if (text.length() > LONGEST) {
            throw RegistryException.refused(pointer, FaultCode.CHARACTERS_AT_MOST, LONGEST);
        }
        if (ParameterValues.parseId(text).isPresent()
                || IDENTIFIER.matcher(text).matches()) {
            return text;
        }
        List<JsonNode> named = new ArrayList<>();
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode city :
                asked.page().registry().list("cities", "q", text, "limit", MOST).path("items")) {
            found.add(city);
            boolean so = city.path("name").asText().equalsIgnoreCase(text);
            for (JsonNode name : city.path("names")) {
                so |= name.path("value").asText().equalsIgnoreCase(text);
            }
            if (so) {
                named.add(city);
            }
        }
        List<JsonNode> meant = named.isEmpty() ? found : named;
        if (meant.isEmpty()) {
            throw RegistryException.refused(pointer, FaultCode.NAMES_NO_CITY);
        }
        if (meant.size() > 1) {
            throw new SeveralCities(
                    pointer, meant.stream().map(city -> option(asked, city)).toList());
        }
        return meant.get(0).path("id").asText();
    }

    /** The name of a city of the registry, as readers write it; what names none stays as it is. */
    public static String name(FormRequest asked, String reference) {
        try {
            return reference.isEmpty()
                    ? ""
                    : asked.page()
                            .registry()
                            .record("cities", reference)
                            .path("name")
                            .asText(reference);
        } catch (RegistryException unknown) {
            return reference;
        }
    }

    private static FormField.Option option(FormRequest asked, JsonNode city) {
        String country = asked.language().country(city.path("countryCode").asText("ZZ"));
        String region = city.at("/region/name").asText("");
        String kind = asked.language().value(city.path("kind").asText());
        String label =
                city.path("name").asText() + ", " + (region.isEmpty() ? "" : region + ", ") + country + " · " + kind;
        return new FormField.Option(city.path("id").asText(), label);
    }

    /** The cities that an office speaks for, to choose from; the first is the usual one. */
    static FormField own(FormRequest asked, String name, String pointer) {
        List<FormField.Option> own = new ArrayList<>();
        List<String> ids =
                asked.actor().cities().stream().map(Object::toString).sorted().toList();
        for (JsonNode city : ids.isEmpty()
                ? List.<JsonNode>of()
                : asked.page()
                        .registry()
                        .list("cities", "ids", String.join(",", ids))
                        .path("items")) {
            own.add(option(asked, city));
        }
        String label = asked.word("form.ownCity");
        return own.isEmpty()
                ? FormField.text(name, label, pointer)
                        .hinted(asked.word("form.cityHint"))
                        .needed()
                : FormField.of(FormField.Input.CHOICE, name, label, own, pointer);
    }
}
