package casebook.journal.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import casebook.kernel.access.Requires;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rules of the house, which every service's build keeps true. */
public final class ArchitectureRules {
    /** What a feature's root may know beside Java itself and the roots of other features. */
    private static final String[] PURE = {
        "java..",
        "org.jspecify..",
        "casebook.kernel.identity..",
        "casebook.kernel.time..",
        "casebook.kernel.attribution..",
        "casebook.kernel.refusal..",
        "casebook.kernel.rule..",
        "casebook.kernel.text.."
    };

    private static final List<String> ADAPTERS = List.of("api", "store", "events");
    private static final Set<String> CLOCKS = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.ZonedDateTime",
            "java.time.OffsetDateTime",
            "java.time.Year",
            "java.time.YearMonth");

    private ArchitectureRules() {}

    /** Checks every rule over a service's classes. */
    public static void check(String service) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("casebook." + service);
        Stream.of(pureRoots(service), noCycles(service), noBareNow(), permissionStated(), noOtherService(service))
                .forEach(rule -> rule.check(classes));
        adaptersApart(service).forEach(rule -> rule.check(classes));
    }

    private static ArchRule pureRoots(String service) {
        return noClasses()
                .that()
                .resideInAPackage("casebook." + service + ".*")
                .should()
                .dependOnClassesThat(DescribedPredicate.not(
                                DescribedPredicate.or(resideInAPackage("casebook." + service + ".*"), pure()))
                        .as("adapters or frameworks"))
                .as("a feature's root is plain Java");
    }

    private static DescribedPredicate<JavaClass> pure() {
        return JavaClass.Predicates.resideInAnyPackage(PURE)
                .or(DescribedPredicate.describe(
                        "a primitive", type -> type.getBaseComponentType().isPrimitive()));
    }

    private static ArchRule noCycles(String service) {
        return slices().matching("casebook." + service + ".(*)..").should().beFreeOfCycles();
    }

    private static Stream<ArchRule> adaptersApart(String service) {
        return ADAPTERS.stream()
                .map(adapter -> noClasses()
                        .that()
                        .resideInAPackage("casebook." + service + ".*." + adapter + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(ADAPTERS.stream()
                                .filter(other -> !other.equals(adapter))
                                .map(other -> "casebook." + service + ".*." + other + "..")
                                .toArray(String[]::new))
                        .allowEmptyShould(true)
                        .as("adapters do not know each other"));
    }

    private static ArchRule noBareNow() {
        return noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "now() without a clock",
                        (JavaAccess<?> call) -> call.getTarget().getName().equals("now")
                                && CLOCKS.contains(call.getTargetOwner().getName())
                                && !call.getTarget().getFullName().endsWith("(java.time.Clock)")))
                .as("time comes from the injected clock");
    }

    private static ArchRule permissionStated() {
        return methods()
                .that()
                .areAnnotatedWith(GET.class)
                .or()
                .areAnnotatedWith(POST.class)
                .or()
                .areAnnotatedWith(PUT.class)
                .or()
                .areAnnotatedWith(PATCH.class)
                .or()
                .areAnnotatedWith(DELETE.class)
                .should()
                .beAnnotatedWith(Requires.class)
                .allowEmptyShould(true)
                .as("every endpoint states who may call it");
    }

    private static ArchRule noOtherService(String service) {
        var others = Stream.of("enrollment", "scheduling", "assessment", "gateway")
                .filter(other -> !other.equals(service))
                .map(other -> "casebook." + other + "..")
                .toArray(String[]::new);
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .as("no service depends on another");
    }
}
