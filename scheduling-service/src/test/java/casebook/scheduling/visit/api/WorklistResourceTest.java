package casebook.scheduling.visit.api;

import static casebook.scheduling.VisitClient.INVESTIGATOR;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.journal.testing.RealServers;
import casebook.scheduling.OtherServices;
import casebook.scheduling.VisitClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealServers.class, initArgs = @ResourceArg(name = "database", value = "scheduling"))
class WorklistResourceTest {
    private static final VisitClient MONITOR = new VisitClient("mora");
    private static boolean underWay;

    /** Two subjects at HYU, with 16 visits each, and one at SNU with one; once for all tests. */
    @BeforeEach
    void study() {
        if (underWay) {
            return;
        }
        underWay = true;
        var services = OtherServices.activeStudy("als-worklist");
        var elsewhere = services.register("SNU");
        elsewhere.consents();
        MONITOR.list(elsewhere).statusCode(200);
        INVESTIGATOR.list(services.enrolled()).statusCode(200);
        var dosed = services.enrolled();
        INVESTIGATOR.occurs(dosed, "cycle1-dose1", "2025-04-02").statusCode(200);
    }

    @Test
    void aCallerSeesTheSitesTheyWorkAt() {
        // When
        var investigator = page(INVESTIGATOR, Map.of("limit", 200));
        var monitor = page(MONITOR, Map.of("limit", 200));
        var asked = page(INVESTIGATOR, Map.of("site", "SNU"));

        // Then
        investigator.body("visits", hasSize(32)).body("visits.site", everyItem(equalTo("HYU")));
        monitor.body("visits", hasSize(33));
        asked.body("visits", empty());
    }

    @Test
    void filtersNarrowTheList() {
        // When
        var occurred = page(INVESTIGATOR, Map.of("status", "occurred"));
        var april = page(INVESTIGATOR, Map.of("from", "2025-04-02", "to", "2025-04-30"));
        var otherSite = page(MONITOR, Map.of("site", "SNU"));

        // Then
        occurred.body("visits.visit.visit", contains("cycle1-dose1")).body("visits[0].visit.studyDay", equalTo(8));
        april.body("visits", hasSize(4)).body("visits[0].visit.plannedOn", equalTo("2025-04-02"));
        otherSite.body("visits.visit.visit", contains("screening"));
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() {
        // Given
        var seen = new ArrayList<String>();
        var dates = new ArrayList<String>();
        var cursor = "";

        // When
        do {
            var page = page(MONITOR, Map.of("limit", 5, "cursor", cursor))
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("visits.collect { it.subject + '/' + it.visit.visit }"));
            dates.addAll(page.getList("visits.visit.plannedOn"));
            cursor = page.getString("next");
        } while (cursor != null);

        // Then
        assertEquals(33, seen.size());
        assertEquals(33, new HashSet<>(seen).size());
        assertEquals(dates.stream().sorted().toList(), dates);
    }

    @Test
    void whatCannotBeReadIsRefused() {
        // When
        var status = MONITOR.request().queryParam("status", "late").get(path());
        var from = MONITOR.request().queryParam("from", "yesterday").get(path());
        var cursor = MONITOR.request().queryParam("cursor", "x").get(path());
        var limit = MONITOR.request().queryParam("limit", "all").get(path());
        var none = MONITOR.request().queryParam("limit", 0).get(path());
        var tooMany = MONITOR.request().queryParam("limit", 201).get(path());

        // Then
        status.then().statusCode(400);
        from.then().statusCode(400);
        cursor.then().statusCode(400);
        limit.then().statusCode(400);
        none.then().statusCode(400);
        tooMany.then().statusCode(400);
    }

    private static ValidatableResponse page(VisitClient client, Map<String, ?> query) {
        return client.request().queryParams(query).get(path()).then().statusCode(200);
    }

    private static String path() {
        return "/api/v1/studies/als-worklist/visits";
    }
}
