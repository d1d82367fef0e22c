package dev.sistercity.registry.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.sistercity.registry.shared.http.SizedPatternValidator;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What any regular expression of the code does with a hostile text grows with its length, and not faster. */
class PatternTest {

    /** Made of constants of their own class, by methods; the expressions they make are in fields or tried here. */
    private static final Set<String> MADE =
            Set.of("Abbreviations.entry", "Methods.known", "SizedPatternValidator.initialize");

    private static final JavaClasses CLASSES = new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests()))
            .importPackages("dev.sistercity.registry");

    @Test
    void no_expression_takes_more_than_linear_work() {
        PatternUses found = new PatternUses(CLASSES);
        Set<PatternUse> uses = new LinkedHashSet<>(found.uses());
        for (String written : List.of("sts?\\.|sts?(?=\\s)", "a\\.\\s?d\\.", "&")) {
            uses.add(new PatternUse(
                    "Abbreviations",
                    Pattern.compile(
                            "(?<![\\p{L}])(?:" + written + ")\\s*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                    false));
        }
        uses.add(new PatternUse("Methods", Pattern.compile("/v1/cities/[^/]+/revisions/[^/]+/?"), true));
        List<String> findings = new ArrayList<>();
        uses.forEach(use -> findings.addAll(new HostileTexts(use).findings()));
        assertThat(findings).isEmpty();
        assertThat(found.unknown()).isSubsetOf(MADE);
        assertThat(uses).hasSizeGreaterThan(80);
    }

    @Test
    void sees_what_is_not_linear() {
        for (String quadratic : List.of("https?://[^\\s/?#]+\\S*", "(a+)+b", "(/([^~/]|~[01])*)*", "(a|aa)+b")) {
            assertThat(new HostileTexts(new PatternUse("test", Pattern.compile(quadratic), true)).findings())
                    .as(quadratic)
                    .isNotEmpty();
        }
        for (String sought : List.of("\\s+$", "\\s*,", "<.*>")) {
            assertThat(new HostileTexts(new PatternUse("test", Pattern.compile(sought), false)).findings())
                    .as(sought)
                    .isNotEmpty();
        }
    }

    /** The validator holds no long text against a pattern, and leaves it to the size to refuse that. */
    @Test
    void whatever_has_a_pattern_has_a_size_too() {
        List<String> findings = new ArrayList<>();
        CLASSES.forEach(each -> {
            Class<?> type = each.reflect();
            if (type.isRecord()) {
                for (RecordComponent component : type.getRecordComponents()) {
                    String where = type.getSimpleName() + "." + component.getName();
                    look(where, component.getAccessor(), findings);
                    if (component.getAnnotatedType() instanceof AnnotatedParameterizedType list) {
                        List.of(list.getAnnotatedActualTypeArguments()).forEach(of -> look(where, of, findings));
                    }
                }
            }
        });
        assertThat(findings).isEmpty();
    }

    private static void look(String where, AnnotatedElement element, List<String> findings) {
        for (var constraint : element.getAnnotationsByType(jakarta.validation.constraints.Pattern.class)) {
            Size size = element.getAnnotation(Size.class);
            if (!SizedPatternValidator.isBounded(constraint.regexp())
                    && (size == null || size.max() > SizedPatternValidator.LONGEST)) {
                findings.add(where + " has a pattern without bounds, and no @Size of at most "
                        + SizedPatternValidator.LONGEST);
            }
        }
    }
}
