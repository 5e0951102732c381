package casebook.assessment.form.store;

import casebook.assessment.form.Form;
import casebook.assessment.form.FormLibrary;
import casebook.assessment.form.Instrument;
import casebook.assessment.form.PlannedVisit;
import casebook.assessment.form.StudyForms;
import casebook.journal.audit.ChainId;
import casebook.journal.event.Copies;
import casebook.kernel.identity.StudyId;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One copy for each study version. What was compiled stays in memory, because an activated version never changes. */
@Singleton
class CopiedFormLibrary implements FormLibrary {
    private static final String KIND = "study-forms";

    private final Copies copies;
    private final List<Instrument> instruments;
    private final Map<Version, StudyForms> compiled = new ConcurrentHashMap<>();

    CopiedFormLibrary(Copies copies, @All List<Instrument> instruments) {
        this.copies = copies;
        this.instruments = List.copyOf(instruments);
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
        var asked = new Version(study, version);
        var known = compiled.get(asked);
        if (known != null) {
            return Optional.of(known);
        }
        var found = copies.find(KIND, ChainId.ofStudy(study), version, Stored.class)
                .map(stored -> stored.compile(instruments));
        found.ifPresent(forms -> compiled.put(asked, forms));
        return found;
    }

    @Override
    public void keep(StudyId study, String version, List<Form> forms, List<PlannedVisit> schedule) {
        StudyForms.compile(forms, schedule, instruments);
        copies.put(KIND, ChainId.ofStudy(study), version, new Stored(forms, schedule));
        compiled.remove(new Version(study, version));
    }
}
