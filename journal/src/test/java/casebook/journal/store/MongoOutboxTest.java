package casebook.journal.store;

class MongoOutboxTest extends OutboxContract {
    private static final Engine ENGINE = new MongoEngine("outbox");

    @Override
    Engine engine() {
        return ENGINE;
    }
}
