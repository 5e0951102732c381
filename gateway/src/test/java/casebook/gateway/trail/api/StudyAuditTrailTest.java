package casebook.gateway.trail.api;

import static casebook.gateway.testing.Given.STUDY;
import static casebook.gateway.testing.Given.anybody;
import static casebook.gateway.testing.Given.ines;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.embedded.TestServers;
import casebook.gateway.testing.GatewayParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayParts.class)
class StudyAuditTrailTest {
    private static final String TRAIL = STUDY + "/audit-trail";

    private TrailPeers services;

    @BeforeEach
    void start() {
        services = new TrailPeers();
    }

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void the_studys_own_history_is_merged_as_a_subjects_is() {
        // Given
        services.records("enrollment", 10, 30);
        services.records("scheduling", 20);
        // When
        var page = ines().get(TRAIL);
        // Then
        page.then().statusCode(200).body("records.service", contains("enrollment", "scheduling", "enrollment"));
    }

    @Test
    void the_services_are_asked_for_the_study() {
        // Given
        var path = new AtomicReference<String>();
        services.records("scheduling", 20);
        services.peer("enrollment").answer(request -> {
            path.set(request.path());
            TrailPeers.refuse(request, 404, "not-found", "not-found");
        });
        // When
        ines().get(TRAIL + "/verification").then().statusCode(200);
        // Then
        assertEquals(TRAIL + "/verification", path.get());
    }

    @Test
    void a_break_is_told_with_its_service() {
        // Given
        services.records("enrollment", 10, 30);
        services.breaksAt("enrollment", 2);
        // When
        var verification = ines().get(TRAIL + "/verification");
        // Then
        verification
                .then()
                .statusCode(200)
                .body("whole", equalTo(false))
                .body("services.known", contains(true, false, false))
                .body("services[0].breaks[0].position", equalTo(2));
    }

    @Test
    void where_no_service_has_a_part_there_is_none() {
        // Given (no service has records)
        // When
        var page = ines().get(TRAIL);
        // Then
        page.then().statusCode(404).body("type", equalTo("/docs/problems/not-found"));
    }

    @Test
    void whose_study_it_is_not_does_not_find_it() {
        // Given
        services.records("enrollment", 10);
        // When
        var page = anybody()
                .header("Authorization", "Bearer " + TestServers.token("nora"))
                .get(TRAIL);
        // Then
        page.then().statusCode(404);
        assertEquals(0, services.peer("enrollment").requests());
    }
}
