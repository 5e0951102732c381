package casebook.local.demo;

import casebook.embedded.Checkout;
import casebook.local.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** Plays against the system that runs on this checkout, or against what {@code CASEBOOK_GATEWAY} and {@code CASEBOOK_OIDC} name. */
    public static void main(String[] arguments) {
        var today = LocalDate.now(Clock.system(ZoneId.of("Asia/Seoul")));
        var running = Running.find(Checkout.root());
        try {
            var gateway = address("CASEBOOK_GATEWAY", running.map(Running::gateway));
            var issuer = address("CASEBOOK_OIDC", running.map(Running::issuer));
            var studies = Checkout.root().resolve("studies");
            System.out.println(new Demo(URI.create(gateway), issuer, studies, today, System.out::println).play());
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static String address(String variable, Optional<String> running) {
        return Optional.ofNullable(System.getenv(variable))
                .filter(named -> !named.isBlank())
                .or(() -> running)
                .orElseThrow(() -> new IllegalStateException("Casebook is not running; start it with: ./casebook up"));
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
        door.put("dana", study + "/versions/" + VERSION, "application/yaml", definition())
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

    /** The study's files, one behind the other. */
    private String definition() {
        var folder = studies.resolve(STUDY);
        try {
            var definition = new StringBuilder(Files.readString(folder.resolve("study.yaml")));
            for (var part : List.of("forms", "languages")) {
                try (var files = Files.list(folder.resolve(part))) {
                    for (var file : files.sorted().toList()) {
                        definition.append('\n').append(Files.readString(file));
                    }
                }
            }
            return definition.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
