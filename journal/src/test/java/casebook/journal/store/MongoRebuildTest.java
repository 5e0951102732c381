package casebook.journal.store;

class MongoRebuildTest extends RebuildContract {
    private static final Engine ENGINE = new MongoEngine("rebuild");

    @Override
    Engine engine() {
        return ENGINE;
    }
}
