package casebook.journal.store;

class MongoSetAsideTest extends SetAsideContract {
    private static final Engine ENGINE = new MongoEngine("set-aside");

    @Override
    Engine engine() {
        return ENGINE;
    }
}
