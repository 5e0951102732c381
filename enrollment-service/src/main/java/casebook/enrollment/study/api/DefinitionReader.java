package casebook.enrollment.study.api;

import casebook.enrollment.study.DefinitionFaults;
import casebook.enrollment.study.StudyDefinition;
import casebook.kernel.identity.StudyId;
import casebook.kernel.refusal.ProblemType;
import casebook.kernel.refusal.Reason;
import casebook.kernel.refusal.Refused;
import java.util.List;
import java.util.stream.Stream;

/** Makes a study definition of a request's body, or refuses it with every fault and its place. */
final class DefinitionReader {
    private DefinitionReader() {}

    /** @throws Refused study definition invalid */
    static StudyDefinition read(DefinitionParser.Read stream, StudyId study, String version) {
        refuse(stream.faults());
        var folded = new FoldedDefinition(stream.documents());
        refuse(folded.faults());
        var definition = folded.definition();
        refuse(Stream.of(
                        DefinitionSchema.faults(definition).stream(),
                        DefinitionFaults.of(definition).stream(),
                        otherThanPath(definition, study, version))
                .flatMap(faults -> faults)
                .map(folded::placed)
                .toList());
        return definition;
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
