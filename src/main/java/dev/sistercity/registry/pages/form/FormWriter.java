package dev.sistercity.registry.pages.form;

import dev.sistercity.registry.access.SiteSessions;
import dev.sistercity.registry.pages.html.Html;
import dev.sistercity.registry.pages.html.PageLinks;
import dev.sistercity.registry.pages.html.RefusalText;
import dev.sistercity.registry.pages.record.PageRequest;
import dev.sistercity.registry.pages.record.Titles;
import dev.sistercity.registry.shared.problem.Alternative;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Writes a form as HTML that needs no script: what is wrong above it, with links to the fields, and again at each field. */
public final class FormWriter {

    /** The ETag of what the reader has seen. */
    static final String VERSION = "version";

    /** Makes sending the same form twice safe: an Idempotency-Key. */
    static final String ONCE = "once";

    /** Of a session: no other site knows it. */
    static final String TOKEN = "token";

    /** Which button was pressed. */
    public static final String ACT = "act";

    private static final Set<String> SENT_ALONG = Set.of(PersonalPages.LANG, VERSION, ONCE, TOKEN, ACT);

    private final FormRequest asked;
    private final RefusalText said;
    private final Function<String, Optional<String>> elsewhere;
    private final Html out = new Html();

    FormWriter(FormRequest asked) {
        this(asked, pointer -> Optional.empty());
    }

    /** @param elsewhere the page on which a value is changed that the form has no field for, by its pointer */
    FormWriter(FormRequest asked, Function<String, Optional<String>> elsewhere) {
        this.asked = asked;
        this.elsewhere = elsewhere;
        said = new RefusalText(asked.language());
    }

    /** Whether each form sends a value of this name, which no field of its own may have. */
    public static boolean sendsAlong(String name) {
        return SENT_ALONG.contains(name);
    }

    /** What stands above the pages of a session: the desk, and the way out; empty without one. */
    static Html session(PageRequest page, Optional<String> cookie) {
        Html bar = new Html();
        cookie.ifPresent(secret -> {
            bar.open("form", "method", "post", "action", "/desk/sign-out", "class", "session");
            bar.link(page.links().to("/desk"), page.language().word("desk.title"));
            hidden(bar, PersonalPages.LANG, page.links().lang());
            hidden(bar, TOKEN, SiteSessions.formToken(secret));
            bar.element("button", page.language().word("desk.signOut")).close("form");
        });
        return bar;
    }

    /**
     * @param hidden what is sent along, by name
     * @param refusal why it was not done; null for none
     */
    Html write(SiteForm.Content form, String action, Map<String, String> hidden, RegistryException refusal) {
        out.element("h1", form.title());
        if (refusal != null) {
            refused(form, refusal);
        }
        out.add(form.lead());
        out.open("form", "method", "post", "action", action, "class", "write");
        hidden.forEach(this::hidden);
        if (form.version() != null) {
            hidden(VERSION, form.version());
        }
        form.fields().forEach(field -> field(field, refusal));
        out.open("p", "class", "buttons");
        form.buttons().forEach(button -> out.element("button", button.label(), "name", ACT, "value", button.value())
                .text(" "));
        return out.close("p").close("form");
    }

    private void refused(SiteForm.Content form, RegistryException refusal) {
        out.open("div", "class", "refused", "role", "alert", "tabindex", "-1", "id", "refused");
        out.element("h2", asked.word("form.refused"));
        if (refusal.kind() == Kind.STALE) {
            out.element("p", asked.word("form.stale"));
        }
        out.open("ul");
        for (Violation violation : refusal.violations()) {
            Optional<FormField> field = form.fields().stream()
                    .filter(each -> violation.pointer() != null && each.isAt(violation.pointer()))
                    .findFirst();
            if (field.isPresent()) {
                out.open("li").link("#" + id(field.get()), field.get().label()).text(": ");
                said.write(out, violation);
                out.close("li");
            } else {
                out.open("li");
                if (violation.pointer() != null && !violation.pointer().isEmpty()) {
                    place(violation.pointer());
                }
                said.write(out, violation);
                out.close("li");
            }
        }
        if (refusal.violations().isEmpty()) {
            out.open("li");
            said.write(out, refusal);
            out.close("li");
        }
        out.close("ul");
        others(refusal);
        out.close("div");
    }

    private void place(String pointer) {
        String title = Titles.ofPointer(asked.page(), pointer);
        PageLinks links = asked.page().links();
        elsewhere.apply(pointer).ifPresentOrElse(address -> out.link(links.to(address), title), () -> out.text(title));
        out.text(": ");
    }

    /** Records that stand in the way. */
    private void others(RegistryException refusal) {
        List<String> paths = new ArrayList<>();
        if (refusal.existing() != null) {
            paths.add(refusal.existing());
        }
        refusal.alternatives().stream().map(Alternative::path).forEach(paths::add);
        PageLinks links = asked.page().links();
        paths.forEach(path -> out.open("p")
                .link(links.ofApi(path), asked.word("form.existing"))
                .close("p"));
    }

    private void field(FormField field, RegistryException refusal) {
        if (field.input() == FormField.Input.HIDDEN) {
            hidden(field.name(), field.value());
            return;
        }
        List<Violation> faults = refusal == null
                ? List.of()
                : refusal.violations().stream()
                        .filter(each -> each.pointer() != null && field.isAt(each.pointer()))
                        .toList();
        boolean several = field.input() == FormField.Input.RADIO;
        out.open(several ? "fieldset" : "div", "class", faults.isEmpty() ? "field" : "field wrong");
        if (several) {
            out.open("legend", "id", id(field)).text(field.label()).close("legend");
        } else {
            out.element("label", field.label(), "for", id(field));
        }
        if (field.hint() != null) {
            out.element("small", field.hint(), "id", id(field) + "-hint");
        }
        if (!faults.isEmpty()) {
            out.open("strong", "class", "fault", "id", id(field) + "-fault");
            said.write(out, faults);
            out.close("strong");
        }
        input(field, described(field, faults));
        out.close(several ? "fieldset" : "div");
    }

    private static String described(FormField field, List<Violation> faults) {
        List<String> ids = new ArrayList<>();
        if (field.hint() != null) {
            ids.add(id(field) + "-hint");
        }
        if (!faults.isEmpty()) {
            ids.add(id(field) + "-fault");
        }
        return ids.isEmpty() ? null : String.join(" ", ids);
    }

    private void input(FormField field, String described) {
        Object invalid = described != null && described.endsWith("-fault") ? "true" : null;
        Object required = field.required() ? Boolean.TRUE : null;
        Object[] attributes = {
            "id",
            id(field),
            "name",
            field.name(),
            "required",
            required,
            "aria-describedby",
            described,
            "aria-invalid",
            invalid
        };
        switch (field.input()) {
            case LONG_TEXT ->
                out.open("textarea", with(attributes, "rows", "4", "dir", "auto"))
                        .text(field.value() == null ? "" : field.value())
                        .close("textarea");
            case CHOICE -> choice(field, attributes);
            case RADIO -> field.options().forEach(option -> radio(field, option, required, described));
            case SECRET -> out.open("input", with(attributes, "type", "password", "autocomplete", "current-password"));
            default ->
                out.open(
                        "input",
                        with(attributes, "type", "text", "value", field.value(), "dir", "auto", "autocomplete", "off"));
        }
    }

    private void choice(FormField field, Object[] attributes) {
        out.open("select", attributes);
        for (FormField.Option option : field.options()) {
            Object selected = option.value().equals(field.value()) ? Boolean.TRUE : null;
            out.element("option", option.label(), "value", option.value(), "selected", selected);
        }
        out.close("select");
    }

    private void radio(FormField field, FormField.Option option, Object required, String described) {
        out.open("label", "class", "radio");
        out.open(
                "input",
                "type",
                "radio",
                "name",
                field.name(),
                "value",
                option.value(),
                "required",
                required,
                "aria-describedby",
                described,
                "checked",
                option.value().equals(field.value()) ? Boolean.TRUE : null);
        out.text(" ").text(option.label()).close("label");
    }

    private void hidden(String name, String value) {
        hidden(out, name, value);
    }

    private static void hidden(Html into, String name, String value) {
        if (value != null) {
            into.open("input", "type", "hidden", "name", name, "value", value);
        }
    }

    private static Object[] with(Object[] attributes, Object... more) {
        List<Object> all = new ArrayList<>();
        all.addAll(Arrays.asList(attributes));
        all.addAll(Arrays.asList(more));
        return all.toArray();
    }

    private static String id(FormField field) {
        return "field-" + field.name();
    }
}
