package casebook.enrollment.study.api;

import casebook.enrollment.study.DefinitionFaults;
import casebook.enrollment.study.StudyDefinition;
import casebook.journal.audit.Json;
import casebook.kernel.identity.StudyId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes a study definition of a request's body, or refuses it with every fault and its place. */
final class DefinitionReader {
    /** In UTF-8. The whole definition travels in one event, and Kafka takes no message above 1 MB. */
    private static final int MOST_BYTES_AS_JSON = 700_000;

    /** A large definition takes a good part of the heap while it is read, and nobody activates many at a time. */
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    /** A large one is read in about a second; who waits longer would only keep a thread from others. */
    private static final long PATIENCE_SECONDS = 5;

    private DefinitionReader() {}

    /** @throws Refused study definition invalid */
    static StudyDefinition yaml(byte[] body, StudyId study, String version) {
        return alone(() -> read(DefinitionParser.yaml(body), study, version));
    }

    /** @throws Refused study definition invalid */
    static StudyDefinition json(byte[] body, StudyId study, String version) {
        return alone(() -> read(DefinitionParser.json(body), study, version));
    }

    private static StudyDefinition alone(Supplier<StudyDefinition> reading) {
        if (!gotTurn()) {
            throw new Refused(
                    ProblemType.UNAVAILABLE,
                    "definition-under-way",
                    "Other study definitions are being read. Nothing was stored; repeat the request shortly.");
        }
        try {
            return reading.get();
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private static boolean gotTurn() {
        try {
            return ONE_AT_A_TIME.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static StudyDefinition read(DefinitionParser.Read stream, StudyId study, String version) {
        refuse(stream.faults());
        var folded = new FoldedDefinition(stream.documents());
        refuse(folded.faults());
        var definition = folded.definition();
        refuse(faults(definition, study, version).stream().map(folded::placed).toList());
        return definition;
    }

    private static List<Reason> faults(StudyDefinition definition, StudyId study, String version) {
        var json = Json.text(Json.tree(definition.content()));
        refuse(tooLarge(json.getBytes(StandardCharsets.UTF_8).length).toList());
        var faults = new ArrayList<>(DefinitionSchema.faults(json));
        if (faults.size() <= Refused.MOST_REASONS && faults.stream().noneMatch(DefinitionSchema::isTooMuch)) {
            faults.addAll(DefinitionFaults.of(definition));
        }
        faults.addAll(otherThanPath(definition, study, version).toList());
        return faults;
    }

    private static Stream<Reason> tooLarge(int bytes) {
        return bytes <= MOST_BYTES_AS_JSON
                ? Stream.empty()
                : Stream.of(Reason.of(
                        "definition-too-large",
                        "The definition has " + bytes + " bytes as JSON; at most " + MOST_BYTES_AS_JSON
                                + " are taken."));
    }

    private static Stream<Reason> otherThanPath(StudyDefinition definition, StudyId study, String version) {
        return Stream.of(
                        definition.id().equals(study.value())
                                ? null
                                : Reason.at("/id", "other-than-path", "The path names the study " + study + "."),
                        definition.version().equals(version)
                                ? null
                                : Reason.at(
                                        "/version", "other-than-path", "The path names the version " + version + "."))
                .flatMap(Stream::ofNullable);
    }

    private static void refuse(List<Reason> faults) {
        Refused.ifAny(ProblemType.STUDY_DEFINITION_INVALID, faults);
    }
}
