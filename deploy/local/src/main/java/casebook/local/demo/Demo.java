package casebook.local.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.function.Consumer;

/**
 * {@code ./casebook demo}: eight made-up subjects of the first study, from consent to the last follow-up visit, over a year
 * and a half that ends about now. Expects a system in which nobody is in the study yet.
 */
public final class Demo {
    static final String SITE = "HYU";
    private static final String STUDY = "hynrcs-allo-als-02";
    private static final String VERSION = "1.0";
    private static final int MONTHS = 19;

    private final FrontDoor door;
    private final Path studies;
    private final LocalDate today;
    private final Consumer<String> progress;

    /** @param today the day by which the whole trial is over */
    public Demo(URI gateway, String issuer, Path studies, LocalDate today, Consumer<String> progress) {
        this.door = new FrontDoor(gateway, issuer);
        this.studies = studies;
        this.today = today;
        this.progress = progress;
    }

    /**
     * Plays all eight.
     *
     * @return the table: subject, status, visits done / planned, ALSFRS-R first, last and slope
     * @throws IllegalStateException when the system does not do what it should, or somebody is in the study already
     */
    public String play() {
        activateStudyAndOpenSite();
        refuseUsedSystem();
        var rows = new ArrayList<Row>();
        for (var person : Person.ALL) {
            rows.add(new Story(door, STUDY, person, today.minusMonths(MONTHS), progress).play());
        }
        return "\n" + Row.table(rows);
    }

    private void activateStudyAndOpenSite() {
        var study = "/api/v1/studies/" + STUDY;
        door.put(
                        "dana",
                        study + "/versions/" + VERSION,
                        "application/yaml",
                        StudyFiles.definition(studies.resolve(STUDY)))
                .orFail();
        progress.accept("Study " + STUDY + " " + VERSION + " is active");
        door.put("dana", study + "/sites/" + SITE, "application/json", "{}").orFail();
        progress.accept("Site " + SITE + " is open");
    }

    private void refuseUsedSystem() {
        var subjects = door.get("ines", "/api/v1/studies/" + STUDY + "/subjects")
                .orFail()
                .body();
        if (!subjects.path("subjects").isEmpty()) {
            throw new IllegalStateException(
                    "Somebody is in the study already; ./casebook up --fresh begins anew, then the demo can be played.");
        }
    }
}
