package casebook.journal.store;

class MongoEventStoresTest extends EventStoresContract {
    private static final Engine ENGINE = new MongoEngine();

    @Override
    Engine engine() {
        return ENGINE;
    }
}
