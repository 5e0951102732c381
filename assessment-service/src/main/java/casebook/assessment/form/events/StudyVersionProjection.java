package casebook.assessment.form.events;

import casebook.assessment.form.FormLibrary;
import casebook.journal.event.Event;
import casebook.journal.event.Projection;
import casebook.kernel.identity.StudyId;
import jakarta.inject.Singleton;
import java.util.Set;

/** Copies the forms and the schedule of each activated study version. */
@Singleton
class StudyVersionProjection implements Projection {
    private static final String ACTIVATED = "study-version-activated.v1";
    private final FormLibrary library;

    StudyVersionProjection(FormLibrary library) {
        this.library = library;
    }

    @Override
    public Set<String> types() {
        return Set.of(ACTIVATED);
    }

    @Override
    public void project(Event event) {
        var activated = event.as(StudyVersionActivated.class);
        library.keep(new StudyId(event.chain().study()), activated.version(), activated.forms(), activated.schedule());
    }
}
