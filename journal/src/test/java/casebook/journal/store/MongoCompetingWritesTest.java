package casebook.journal.store;

class MongoCompetingWritesTest extends CompetingWritesContract {
    private static final Engine ENGINE = new MongoEngine("competing-writes");

    @Override
    Engine engine() {
        return ENGINE;
    }
}
