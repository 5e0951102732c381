package casebook.enrollment.webhook.api;

import static casebook.enrollment.StudyFixture.study;

import casebook.enrollment.StudyFixture;
import casebook.enrollment.webhook.Receiver;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A study of its own for each test, and an endpoint to which its webhooks may lead. */
abstract class ActiveStudy {
    static final String HELD = "cohort-held.v1";
    static final String ENROLLED = "subject-enrolled.v1";

    final StudyFixture study = study("als-" + UUID.randomUUID());
    final Receiver receiver = new Receiver();

    @BeforeEach
    void run() {
        study.active();
    }

    @AfterEach
    void close() {
        receiver.close();
    }
}
