package casebook.journal.store;

class MongoRecordSizeTest extends RecordSizeContract {
    private static final Engine ENGINE = new MongoEngine("record-size");

    @Override
    Engine engine() {
        return ENGINE;
    }
}
