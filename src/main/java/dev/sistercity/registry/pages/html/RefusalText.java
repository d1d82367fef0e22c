package dev.sistercity.registry.pages.html;

import dev.sistercity.registry.pages.language.PageLanguage;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import dev.sistercity.registry.shared.problem.Wording;
import java.util.List;
import java.util.Optional;

/**
 * Refusals in the reader's language: by their codes; in English as the API says them, which is sometimes more exact; and what has no code, in
 * English for every reader, marked as such.
 */
public final class RefusalText {

    private static final String ENGLISH = "en";

    private final PageLanguage language;

    public RefusalText(PageLanguage language) {
        this.language = language;
    }

    /** What is wrong in one place. */
    public void write(Html out, Violation violation) {
        write(out, violation.worded(), violation.detail());
    }

    /** What is wrong in one place, one after the other. */
    public void write(Html out, List<Violation> violations) {
        for (int i = 0; i < violations.size(); i++) {
            if (i > 0) {
                out.text("; ");
            }
            write(out, violations.get(i));
        }
    }

    /** What is wrong as a whole: what the kind of refusal means, and what is said of this one. */
    public void write(Html out, RegistryException refusal) {
        if (refusal.wording().isEmpty()) {
            out.text(language.meaning(refusal.kind()));
            if (!refusal.isPlain()) {
                out.text(" ");
                write(out, Optional.empty(), refusal.getMessage());
            }
        } else {
            write(out, refusal.wording(), refusal.getMessage());
        }
    }

    private void write(Html out, Optional<Wording> wording, String english) {
        boolean inEnglish = language.tag().equals(ENGLISH);
        if (wording.isPresent() && !inEnglish) {
            out.element("span", language.fault(wording.get()));
        } else {
            out.element("span", english, "lang", inEnglish ? null : ENGLISH, "dir", inEnglish ? null : "ltr");
        }
    }
}
