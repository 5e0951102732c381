package casebook.gateway.stream.kafka;

import casebook.gateway.stream.Position;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;

/** Where the topics begin and end now. */
final class TopicBounds {
    private TopicBounds() {}

    /** Before anything that ever was in these topics. */
    static Position atZero(Map<Integer, TopicDescription> there) {
        var position = Position.ofNothing(Topics.count());
        for (var topic : there.entrySet()) {
            var partitions = topic.getValue().partitions().size();
            position = position.at(topic.getKey(), Topics.mark(topic.getValue().topicId()), new long[partitions]);
        }
        return position;
    }

    static Position ends(Map<Integer, TopicDescription> there, Consumer<?, ?> consumer) {
        var ends = atZero(there);
        var offsets = consumer.endOffsets(Topics.offsets(ends).keySet());
        for (var topic : there.keySet()) {
            var next = new long[ends.partitions(topic)];
            Arrays.setAll(next, partition -> offsets.get(Topics.partition(topic, partition)));
            ends = ends.at(topic, ends.mark(topic), next);
        }
        return ends;
    }

    /** So far before the ends that about so many events lie between, an equal part in each partition. */
    static Position before(Position ends, int events, Consumer<?, ?> consumer) {
        var first = consumer.beginningOffsets(Topics.offsets(ends).keySet());
        var each = events / Math.max(1, first.size());
        var before = ends;
        for (var partition : first.entrySet()) {
            var topic = Topics.numberOf(partition.getKey().topic());
            var number = partition.getKey().partition();
            var offset = Math.max(partition.getValue(), ends.next(topic, number) - each);
            before = before.past(topic, number, offset - 1);
        }
        return before;
    }
}
