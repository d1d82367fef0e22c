package dev.sistercity.registry;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.sistercity.registry.body.TakesBody;
import dev.sistercity.registry.change.Register;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules of docs/house.md about single classes; {@link ArchitectureTest} has those about packages. */
@AnalyzeClasses(packages = "dev.sistercity.registry", importOptions = ImportOption.DoNotIncludeTests.class)
class ConventionsTest {

    private static final String BASE = "dev.sistercity.registry.";

    /** Who acts is a caller, a client, an office, a replica: these words hide which. */
    private static final Pattern NAMELESS =
            Pattern.compile("(?i)(?<![\\w\"])(nobody|whoever|somebody|everybody|anybody)\\b(?!\\()");

    /** A comment that begins so says what becomes of a thing, not what the method does. */
    private static final Pattern CAUSATIVE = Pattern.compile("^\\s*(/\\*\\*|\\*|//) +Has (?!no )[a-z]");

    /** The validator that Quarkus makes knows of no draft, so that starts need not wait for it (ValidatorSettings). */
    @ArchTest
    static final ArchRule drafts_are_validated_by_the_reader_of_bodies_alone = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + "shared.http")
            .should()
            .callMethodWhere(describe(
                    "a validator is asked",
                    call -> call.getTargetOwner().isAssignableTo(Validator.class)
                            || call.getTargetOwner().isAssignableTo(ValidatorFactory.class)));

    @ArchTest
    static final ArchRule only_drafts_have_constraints = noClasses()
            .that()
            .areAnnotatedWith(Entity.class)
            .or()
            .areAnnotatedWith(Path.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.validation..");

    @ArchTest
    static void comments_and_texts_say_who_acts(JavaClasses classes) throws IOException {
        List<String> faults = new ArrayList<>();
        for (String where :
                List.of("src/main/java", "src/main/resources/application.properties", "docs", "README.md")) {
            for (java.nio.file.Path source : files(java.nio.file.Path.of(where))) {
                int number = 0;
                for (String line : Files.readAllLines(source)) {
                    number++;
                    if (NAMELESS.matcher(line).find() || CAUSATIVE.matcher(line).find()) {
                        faults.add(source + ":" + number + " " + line.strip());
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static List<java.nio.file.Path> files(java.nio.file.Path where) throws IOException {
        try (Stream<java.nio.file.Path> files = Files.walk(where)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @ArchTest
    static final ArchRule resources_are_package_private =
            classes().that().areAnnotatedWith(Path.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule public_resources_are_abstract_bases_of_the_endpoint_package = classes()
            .that(have("endpoint methods", type -> type.getMethods().stream().anyMatch(ConventionsTest::isEndpoint)))
            .and()
            .arePublic()
            .should()
            .haveModifier(JavaModifier.ABSTRACT)
            .andShould()
            .resideInAPackage(BASE + "endpoint");

    @ArchTest
    static final ArchRule no_endpoint_answers_an_entity = methods()
            .that(are("endpoints", ConventionsTest::isEndpoint))
            .should(new ArchCondition<JavaMethod>("answer no entity, not even in a list") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean leaks = method.getReturnType().getAllInvolvedRawTypes().stream()
                            .anyMatch(type -> type.isAnnotatedWith(Entity.class));
                    events.add(new SimpleConditionEvent(method, !leaks, method.getFullName()));
                }
            });

    @ArchTest
    static final ArchRule every_endpoint_says_who_may = methods()
            .that(are("endpoints", ConventionsTest::isEndpoint))
            .should(new ArchCondition<JavaMethod>("carry @PermitAll or @RolesAllowed, themselves or by their class") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean says = method.isAnnotatedWith(PermitAll.class)
                            || method.isAnnotatedWith(RolesAllowed.class)
                            || method.getOwner().isAnnotatedWith(PermitAll.class)
                            || method.getOwner().isAnnotatedWith(RolesAllowed.class);
                    events.add(new SimpleConditionEvent(method, says, method.getFullName()));
                }
            });

    /** The framework would have a thread wait for the body, and look at no limit before all of it is there. */
    @ArchTest
    static final ArchRule every_endpoint_with_a_body_says_how_much_it_takes = methods()
            .that(are("endpoints with a body", ConventionsTest::takesBody))
            .should()
            .beAnnotatedWith(TakesBody.class);

    @ArchTest
    static final ArchRule views_and_drafts_are_records = classes()
            .that()
            .haveSimpleNameEndingWith("View")
            .or()
            .haveSimpleNameEndingWith("Draft")
            .should()
            .beRecords();

    /** Register has so many subclasses that its own collaborators would fill their constructors; nothing else may. */
    @ArchTest
    static final ArchRule fields_are_not_injected = fields().that()
            .areDeclaredInClassesThat()
            .areNotAssignableFrom(Register.class)
            .should()
            .notBeAnnotatedWith(Inject.class);

    /** The bases of resources take what all resources share by a method, so that a feature's constructor has two parameters. */
    @ArchTest
    static final ArchRule methods_are_not_injected = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage(BASE + "endpoint")
            .should()
            .notBeAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule only_a_clock_tells_the_time = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule only_one_class_makes_a_clock = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(BASE + "change.SystemClock")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    /**
     * Statements are bound, closed and read in one place. What opens connections beside the pool ({@code database.Connections},
     * {@code database.embedded.Setup}) hands them to it, too.
     */
    @ArchTest
    static final ArchRule only_one_package_handles_statements = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + "shared.sql")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(java.sql.Statement.class)
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("javax.sql.DataSource")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("org.postgresql.copy");

    /**
     * Entities are asked for by Panache, tables without entities by {@code shared.sql}. The bases of the registers, and that of
     * projects and platforms, know the class of their entity only at run time, where Panache has no query to offer.
     */
    @ArchTest
    static final ArchRule entities_are_asked_for_by_panache = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + "change")
            .and()
            .doNotHaveFullyQualifiedName(BASE + "project.CooperationRegister")
            .should()
            .callMethodWhere(describe(
                    "make a query of an EntityManager",
                    call -> call.getTargetOwner().isAssignableTo(EntityManager.class)
                            && call.getName().startsWith("create")));

    @ArchTest
    static final ArchRule entities_stay_in = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should(new ArchCondition<JavaClass>("be known to their own feature alone, and to what stores them") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getDirectDependenciesToSelf().stream()
                            .map(Dependency::getOriginClass)
                            .filter(user -> !feature(user).equals(feature(type))
                                    && !feature(user).equals("change"))
                            .forEach(user -> events.add(SimpleConditionEvent.violated(
                                    type, user.getName() + " knows the entity " + type.getName())));
                }
            });

    @ArchTest
    static final ArchRule names_say_what_a_thing_is = noClasses()
            .should()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Dto");

    private static String feature(JavaClass type) {
        return (type.getPackageName() + ".").replace(BASE, "").split("\\.")[0];
    }

    private static boolean isEndpoint(JavaMethod method) {
        return method.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class));
    }

    /** A parameter without an annotation is the body; none may be hidden behind another type either. */
    private static boolean takesBody(JavaMethod method) {
        return isEndpoint(method)
                && (method.getParameters().stream()
                                .anyMatch(
                                        parameter -> parameter.getAnnotations().isEmpty())
                        || method.isAnnotatedWith(Consumes.class));
    }

    private static DescribedPredicate<JavaClass> have(String what, java.util.function.Predicate<JavaClass> test) {
        return describe("have " + what, test);
    }

    private static DescribedPredicate<JavaMethod> are(String what, java.util.function.Predicate<JavaMethod> test) {
        return describe("are " + what, test);
    }
}
