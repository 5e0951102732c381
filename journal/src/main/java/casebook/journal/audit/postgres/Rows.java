package casebook.journal.audit.postgres;

import casebook.journal.audit.AuditRecord;
import casebook.journal.audit.ChainId;
import casebook.journal.audit.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads a journal row back as the record it is. */
public final class Rows {
    private Rows() {}

    public static AuditRecord toRecord(ResultSet row) throws SQLException {
        return new AuditRecord(
                new ChainId(row.getString("study"), row.getString("subject")),
                row.getLong("position"),
                row.getString("key"),
                row.getLong("revision"),
                (ObjectNode) Json.parse(row.getString("content")),
                row.getString("previous_hash"),
                row.getString("hash"));
    }
}
