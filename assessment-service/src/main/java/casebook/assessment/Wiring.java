package casebook.assessment;

import casebook.assessment.alsfrsr.AlsfrsrInstrument;
import casebook.assessment.alsfrsr.FollowCourse;
import casebook.assessment.capture.Arrivals;
import casebook.assessment.capture.CapturedForms;
import casebook.assessment.capture.ChangeForm;
import casebook.assessment.capture.CompleteForm;
import casebook.assessment.capture.CorrectForm;
import casebook.assessment.capture.Discrepancies;
import casebook.assessment.capture.EnterAnswers;
import casebook.assessment.capture.Known;
import casebook.assessment.capture.Sites;
import casebook.assessment.capture.StartForm;
import casebook.assessment.capture.Subjects;
import casebook.assessment.form.FormLibrary;
import casebook.assessment.form.Instrument;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What this service does: its table of contents. */
@Dependent
class Wiring {
    @Produces
    @Singleton
    StartForm startForm(Known known, CapturedForms forms) {
        return new StartForm(known, forms);
    }

    @Produces
    @Singleton
    EnterAnswers enterAnswers(ChangeForm changing) {
        return new EnterAnswers(changing);
    }

    @Produces
    @Singleton
    CompleteForm completeForm(ChangeForm changing) {
        return new CompleteForm(changing);
    }

    @Produces
    @Singleton
    CorrectForm correctForm(ChangeForm changing) {
        return new CorrectForm(changing);
    }

    @Produces
    @Singleton
    Discrepancies discrepancies(Subjects subjects, FormLibrary library) {
        return new Discrepancies(subjects, library);
    }

    @Produces
    @Singleton
    FollowCourse followCourse(Subjects subjects, CapturedForms forms, FormLibrary library) {
        return new FollowCourse(subjects, forms, library);
    }

    @Produces
    @Singleton
    Instrument alsfrsr() {
        return new AlsfrsrInstrument();
    }

    @Produces
    @Singleton
    ChangeForm changeForm(Known known, CapturedForms forms) {
        return new ChangeForm(known, forms);
    }

    @Produces
    @Singleton
    Known known(Subjects subjects, Sites sites, FormLibrary library, Arrivals arrivals) {
        return new Known(subjects, sites, library, arrivals);
    }
}
