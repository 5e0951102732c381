package casebook.journal.store;

class MongoCopiesTest extends CopiesContract {
    private static final Engine ENGINE = new MongoEngine("copies");

    @Override
    Engine engine() {
        return ENGINE;
    }
}
