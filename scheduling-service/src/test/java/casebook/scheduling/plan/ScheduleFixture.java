package casebook.scheduling.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** The one study that all tests plan from: HYNRCS-Allo-ALS-02, as its file has it. */
public final class ScheduleFixture {
    public static final VisitId SCREENING = new VisitId("screening");
    public static final VisitId DOSE_1 = new VisitId("cycle1-dose1");
    public static final VisitId DOSE_2 = new VisitId("cycle1-dose2");
    public static final VisitId TELEPHONE_1M = new VisitId("cycle1-telephone-1m");
    public static final VisitId REPEAT_DOSE_1 = new VisitId("cycle2-dose1");
    public static final VisitId REPEAT_DOSE_2 = new VisitId("cycle2-dose2");
    public static final VisitId FINAL = new VisitId("follow-up-6m");

    public static final LocalDate CONSENT = LocalDate.parse("2025-03-03");
    public static final LocalDate ENROLLMENT = LocalDate.parse("2025-03-26");

    private ScheduleFixture() {}

    /** The file, as it is sent to be activated. */
    public static JsonNode study() {
        try {
            return new YAMLMapper()
                    .readTree(Path.of("..", "studies", "hynrcs-allo-als-02", "study.yaml")
                            .toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ScheduleOfActivities schedule() {
        return new ScheduleOfActivities(
                "1.0",
                StreamSupport.stream(study().path("schedule").spliterator(), false)
                        .map(ScheduleFixture::visit)
                        .toList());
    }

    private static PlannedVisit visit(JsonNode visit) {
        var timing = visit.path("timing");
        var window = visit.path("window");
        return planned(
                visit.path("id").asText(),
                Epoch.of(visit.path("epoch").asText()),
                timing.path("anchor").asText(),
                Timing.Direction.valueOf(timing.path("direction").asText().toUpperCase(Locale.ROOT)),
                timing.path("offset").asText(),
                new VisitWindow(
                        Period.parse(window.path("before").asText()),
                        Period.parse(window.path("after").asText())));
    }

    /** A visit of a protocol that a test makes up. */
    public static PlannedVisit planned(
            String id, Epoch epoch, String anchor, Timing.Direction direction, String offset, VisitWindow window) {
        return new PlannedVisit(
                new VisitOutline(new VisitId(id), id, epoch, Contact.CLINIC, List.of("vital-signs"), true, false),
                new Timing(Timing.AnchorDate.of(anchor), direction, Period.parse(offset)),
                window);
    }
}
