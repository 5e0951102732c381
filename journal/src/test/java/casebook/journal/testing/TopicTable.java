package casebook.journal.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import casebook.journal.audit.Entry.EventDraft;
import casebook.journal.event.Projection;
import casebook.journal.event.Reaction;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The contracts' table of topics: which event goes where, and which services act on it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TopicTable(List<Row> topics, List<Row> ofNoStudy) {

    /** One topic; of no study where it is kept for so many days, else forever. */
    public record Row(
            String name,
            String about,
            String producer,
            String key,
            int partitions,
            @Nullable Integer keptDays,
            List<Type> events) {

        public String kept() {
            return keptDays == null ? "forever" : keptDays + " days";
        }

        /** Milliseconds, as Kafka has it. */
        public long retention() {
            return keptDays == null ? -1 : Duration.ofDays(keptDays).toMillis();
        }
    }

    /** One type of event in a topic. */
    public record Type(String type, List<String> listeners) {}

    public static TopicTable read() {
        try (var table = TopicTable.class.getResourceAsStream("/contracts/topics.yaml")) {
            return new YAMLMapper().readValue(table, TopicTable.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of studies, and of no study. */
    public List<Row> all() {
        return Stream.concat(topics.stream(), ofNoStudy.stream()).toList();
    }

    /** The facts that go to a topic: all its types but the one that only anchors. */
    public static Set<String> facts(String topic) {
        return read().types(
                        row -> row.name().equals(topic), type -> !type.type().equals(EventDraft.ANCHOR_TYPE));
    }

    /** Every type that a service acts on, in whichever topic. */
    public Set<String> heardBy(String service) {
        return types(_ -> true, type -> type.listeners().contains(service));
    }

    private Set<String> types(Predicate<Row> wantedRow, Predicate<Type> wantedType) {
        return topics.stream()
                .filter(wantedRow)
                .flatMap(row -> row.events().stream())
                .filter(wantedType)
                .map(Type::type)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Fails where a service acts on other events than the table says. */
    public static void check(String service, List<Projection> projections, List<Reaction> reactions) {
        var heard = Stream.concat(
                        projections.stream().flatMap(projection -> projection.types().stream()),
                        reactions.stream().flatMap(reaction -> reaction.types().stream()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                read().heardBy(service),
                heard,
                "contracts/topics.yaml and the projections and reactions of " + service
                        + " disagree about what it acts on");
    }
}
