package casebook.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import casebook.kernel.access.Requires;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

/** What keeps the gateway a front door. */
class ArchitectureTest {
    private static final JavaClasses GATEWAY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("casebook.gateway");

    @Test
    void the_roots_of_features_know_java_and_the_kernel_alone() {
        classes()
                .that()
                .resideInAnyPackage("casebook.gateway.routing", "casebook.gateway.stream", "casebook.gateway.trail")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "casebook.gateway.routing",
                        "casebook.gateway.stream",
                        "casebook.gateway.trail",
                        "casebook.kernel.access",
                        "casebook.kernel.identity",
                        "casebook.kernel.refusal")
                .check(GATEWAY);
    }

    @Test
    void features_form_no_cycle() {
        slices().matching("casebook.gateway.(*)..").should().beFreeOfCycles().check(GATEWAY);
    }

    @Test
    void adapters_do_not_know_each_other() {
        slices().matching("casebook.gateway.trail.(*)..")
                .should()
                .notDependOnEachOther()
                .check(GATEWAY);
        slices().matching("casebook.gateway.stream.(*)..")
                .should()
                .notDependOnEachOther()
                .check(GATEWAY);
        slices().matching("casebook.gateway.attempts.(*)..")
                .should()
                .notDependOnEachOther()
                .check(GATEWAY);
    }

    @Test
    void the_gateway_knows_the_kernel_and_no_service() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "casebook.journal..", "casebook.enrollment..", "casebook.scheduling..", "casebook.assessment..")
                .check(GATEWAY);
    }

    @Test
    void the_gateway_has_no_store() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "jakarta.persistence..", "com.mongodb..")
                .check(GATEWAY);
    }

    @Test
    void the_live_stream_alone_reads_topics() {
        noClasses()
                .that()
                .resideOutsideOfPackages("casebook.gateway.stream.kafka", "casebook.gateway.attempts.kafka")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..")
                .check(GATEWAY);
        noClasses()
                .that()
                .resideOutsideOfPackage("casebook.gateway.stream.kafka")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka.clients.consumer..")
                .check(GATEWAY);
    }

    @Test
    void nothing_but_reports_of_attempts_is_written_to_a_topic() {
        noClasses()
                .that()
                .resideOutsideOfPackage("casebook.gateway.attempts.kafka")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka.clients.producer..")
                .check(GATEWAY);
    }

    @Test
    void every_endpoint_states_its_permission() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .and()
                .areAnnotatedWith(GET.class)
                .should()
                .beAnnotatedWith(Requires.class)
                .check(GATEWAY);
    }

    @Test
    void time_comes_from_a_clock_that_was_given() {
        noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "the method is now() without a clock", call -> isNowOfNothing(call.getTarget())))
                .check(GATEWAY);
    }

    private static boolean isNowOfNothing(AccessTarget.MethodCallTarget target) {
        return target.getName().equals("now") && target.getRawParameterTypes().isEmpty();
    }
}
