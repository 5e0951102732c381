package casebook.gateway.stream;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * How far a reader has come: of each partition of each topic, the offset of the next event. Topics are numbered as the
 * contracts' table lists them. A topic's mark tells it from another of the same name; 0 while there is no such topic.
 *
 * <p>As text it is an event's id. No order of all events is in it, so it means the same at every gateway.
 */
public final class Position {
    private static final byte FORM = 1;
    private static final int MOST_PARTITIONS = 1_000;
    /** Characters; far more than the topics there are need. */
    private static final int LONGEST = 4_000;

    private static final int VARINT_BITS = 7;
    private static final int VARINT_MASK = 0x7F;
    private static final int VARINT_MORE = 0x80;
    /** An offset has 63 bits. */
    private static final int LONGEST_VARINT = 9;

    private final int[] marks;
    private final long[][] next;

    private Position(int[] marks, long[][] next) {
        this.marks = marks;
        this.next = next;
    }

    /** Where no topic is known yet. */
    public static Position ofNothing(int topics) {
        return new Position(new int[topics], new long[topics][0]);
    }

    /**
     * The same in the other topics.
     *
     * @param mark 1 to 65535
     */
    public Position at(int topic, int mark, long... offsets) {
        var changed = copy();
        changed.marks[topic] = mark;
        changed.next[topic] = offsets.clone();
        return changed;
    }

    /** The same after the event at this offset. */
    public Position past(int topic, int partition, long offset) {
        var changed = copy();
        changed.next[topic] = Arrays.copyOf(next[topic], Math.max(next[topic].length, partition + 1));
        changed.next[topic][partition] = offset + 1;
        return changed;
    }

    public int topics() {
        return marks.length;
    }

    public int mark(int topic) {
        return marks[topic];
    }

    public int partitions(int topic) {
        return next[topic].length;
    }

    public long next(int topic, int partition) {
        return partition < next[topic].length ? next[topic][partition] : 0;
    }

    /** The later of the two in each partition. */
    public Position orLater(Position other) {
        var changed = copy();
        for (var topic = 0; topic < marks.length; topic++) {
            changed.marks[topic] = marks[topic] == 0 ? other.marks[topic] : marks[topic];
            var longer = Math.max(next[topic].length, other.next[topic].length);
            changed.next[topic] = new long[longer];
            for (var partition = 0; partition < longer; partition++) {
                changed.next[topic][partition] = Math.max(next(topic, partition), other.next(topic, partition));
            }
        }
        return changed;
    }

    /** Whether it is nowhere before the other. */
    public boolean reaches(Position other) {
        for (var topic = 0; topic < marks.length; topic++) {
            for (var partition = 0; partition < other.next[topic].length; partition++) {
                if (next(topic, partition) < other.next[topic][partition]) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether no topic was made anew between them, and the other has every partition that this has. */
    public boolean isOfTopicsOf(Position other) {
        for (var topic = 0; topic < marks.length; topic++) {
            var another = marks[topic] != 0 && other.marks[topic] != 0 && marks[topic] != other.marks[topic];
            if (another || next[topic].length > other.next[topic].length) {
                return false;
            }
        }
        return true;
    }

    private Position copy() {
        return new Position(marks.clone(), next.clone());
    }

    @Override
    public String toString() {
        var partitions = Arrays.stream(next).mapToInt(offsets -> offsets.length).sum();
        var bytes =
                ByteBuffer.allocate(1 + marks.length * (Short.BYTES + LONGEST_VARINT) + partitions * LONGEST_VARINT);
        bytes.put(FORM);
        for (var topic = 0; topic < marks.length; topic++) {
            bytes.putShort((short) marks[topic]);
            put(bytes, next[topic].length);
            for (var offset : next[topic]) {
                put(bytes, offset);
            }
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes.array(), bytes.position()));
    }

    /** @throws IllegalArgumentException when the text is of no position, or of more topics */
    public static Position parse(String text, int topics) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("Too long");
        }
        var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        try {
            var read = parse(bytes, topics);
            if (!read.toString().equals(text)) {
                throw new IllegalArgumentException("Not as it was given");
            }
            return read;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("Too short", e);
        }
    }

    private static Position parse(ByteBuffer bytes, int topics) {
        if (bytes.get() != FORM) {
            throw new IllegalArgumentException("Another form");
        }
        var read = ofNothing(topics);
        for (var topic = 0; topic < topics; topic++) {
            read.marks[topic] = Short.toUnsignedInt(bytes.getShort());
            var partitions = number(bytes);
            if (partitions > MOST_PARTITIONS) {
                throw new IllegalArgumentException("Too many partitions");
            }
            read.next[topic] = new long[(int) partitions];
            for (var partition = 0; partition < partitions; partition++) {
                read.next[topic][partition] = number(bytes);
            }
        }
        return read;
    }

    private static void put(ByteBuffer bytes, long number) {
        var rest = number;
        while (rest > VARINT_MASK) {
            bytes.put((byte) (rest & VARINT_MASK | VARINT_MORE));
            rest >>>= VARINT_BITS;
        }
        bytes.put((byte) rest);
    }

    private static long number(ByteBuffer bytes) {
        var number = 0L;
        for (var place = 0; place < LONGEST_VARINT; place++) {
            var part = bytes.get();
            number |= (long) (part & VARINT_MASK) << (place * VARINT_BITS);
            if ((part & VARINT_MORE) == 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("Too large a number");
    }
}
