package casebook.assessment.capture;

import casebook.assessment.capture.Act.RetryKey;
import casebook.kernel.refusal.Refused;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The captured forms of all subjects, in immutable revisions. */
public interface CapturedForms {

    /**
     * Keeps the next revision with its audit trail and its events, or nothing of it.
     *
     * @throws Refused state conflict, when a first revision is there already
     * @throws Overtaken when something of the subject was written since what the write was decided on
     * @throws RuntimeException stale revision, when somebody else was first
     */
    FormRevision keep(FormWrite write);

    /** How much was written of the subject. Read before what a decision rests on, it tells whether that is still all. */
    long position(SubjectKey subject);

    Optional<FormRevision> latest(FormPlace place);

    /** Every revision, the oldest first. */
    List<FormRevision> history(FormPlace place);

    /** The newest revision of each of the subject's forms. */
    List<FormRevision> ofSubject(SubjectKey subject);

    /**
     * Runs a write, unless it is the repetition of one: then the answer is what the first one wrote. Only when the write does
     * not go through is the first one looked for, so that a write costs no more for being repeatable.
     *
     * @throws Refused when the key belongs to another request
     */
    FormRevision once(SubjectKey subject, @Nullable RetryKey retry, Supplier<FormRevision> write);
}
