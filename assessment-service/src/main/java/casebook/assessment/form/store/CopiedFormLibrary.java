package casebook.assessment.form.store;

import casebook.assessment.form.Form;
import casebook.assessment.form.FormLibrary;
import casebook.assessment.form.Instrument;
import casebook.assessment.form.PlannedVisit;
import casebook.assessment.form.StudyForms;
import casebook.journal.audit.ChainId;
import casebook.journal.event.Copies;
import casebook.journal.event.Remembered;
import casebook.kernel.identity.StudyId;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One copy for each study version. What was compiled stays in memory, because an activated version never changes: to capture a
 * form of a version in use takes no statement for its definition.
 */
@Singleton
class CopiedFormLibrary implements FormLibrary {
    private static final String KIND = "study-forms";
    private static final Duration AGE = Duration.ofMinutes(10);

    /** Of all versions in memory together: some two hundred of the size of a usual study, of 70 kB each. */
    private static final long MOST_PARTS = 20_000;

    private final Copies copies;
    private final List<Instrument> instruments;
    private final Remembered<Version, StudyForms> compiled;

    CopiedFormLibrary(Copies copies, @All List<Instrument> instruments, Clock clock) {
        this.copies = copies;
        this.instruments = List.copyOf(instruments);
        this.compiled = new Remembered<>(clock, AGE, MOST_PARTS, StudyForms::parts);
    }

    private record Version(StudyId study, String version) {}

    /** @param schedule none in a copy made by an earlier release */
    private record Stored(List<Form> forms, @Nullable List<PlannedVisit> schedule) {
        StudyForms compile(List<Instrument> instruments) {
            return StudyForms.compile(forms, schedule == null ? List.of() : schedule, instruments);
        }
    }

    @Override
    public Optional<StudyForms> find(StudyId study, String version) {
        return compiled.find(
                new Version(study, version),
                () -> copies.find(KIND, ChainId.ofStudy(study), version, Stored.class)
                        .map(stored -> stored.compile(instruments)));
    }

    @Override
    public void keep(StudyId study, String version, List<Form> forms, List<PlannedVisit> schedule) {
        StudyForms.compile(forms, schedule, instruments);
        copies.put(KIND, ChainId.ofStudy(study), version, new Stored(forms, schedule));
        compiled.forget(new Version(study, version));
    }
}
