package casebook.assessment.form.store;

import casebook.assessment.form.Form;
import casebook.assessment.form.FormLibrary;
import casebook.assessment.form.Instrument;
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

    private record Stored(List<Form> forms) {}

    @Override
    public Optional<StudyForms> find(StudyId study, String version) {
        var asked = new Version(study, version);
        var known = compiled.get(asked);
        if (known != null) {
            return Optional.of(known);
        }
        var found = copies.find(KIND, ChainId.ofStudy(study), version, Stored.class)
                .map(stored -> StudyForms.compile(stored.forms(), instruments));
        found.ifPresent(forms -> compiled.put(asked, forms));
        return found;
    }

    @Override
    public void keep(StudyId study, String version, List<Form> forms) {
        StudyForms.compile(forms, instruments);
        copies.put(KIND, ChainId.ofStudy(study), version, new Stored(forms));
    }
}
