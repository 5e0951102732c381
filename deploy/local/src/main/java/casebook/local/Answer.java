package casebook.local;

/** What a command was answered, for people. */
record Answer(boolean done, String sentence) {

    static Answer done(String sentence) {
        return new Answer(true, sentence);
    }

    static Answer refused(String sentence) {
        return new Answer(false, sentence);
    }

    /** One line; {@link #parse} reads it. */
    String format() {
        return (done ? "done " : "refused ") + sentence;
    }

    static Answer parse(String line) {
        String[] words = line.split(" ", 2);
        return new Answer(words[0].equals("done"), words[words.length - 1]);
    }
}
