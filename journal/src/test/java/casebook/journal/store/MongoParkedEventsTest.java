package casebook.journal.store;

class MongoParkedEventsTest extends ParkedEventsContract {
    private static final Engine ENGINE = new MongoEngine("parked-events");

    @Override
    Engine engine() {
        return ENGINE;
    }
}
