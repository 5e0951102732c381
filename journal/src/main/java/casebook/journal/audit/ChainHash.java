package casebook.journal.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * The hash that binds a record to all before it: SHA-256 over the canonical JSON (RFC 8785) of the record's place, its
 * content and the hash before. Canonical, so that a store may keep the JSON in any form that keeps its meaning.
 */
public final class ChainHash {
    /** Stands for the hash before a chain's first record. */
    public static final String GENESIS = "0".repeat(64);

    private ChainHash() {}

    static String of(ChainId chain, long position, String key, long revision, ObjectNode content, String previousHash) {
        var sealed = Json.MAPPER.createObjectNode();
        sealed.put("study", chain.study()).put("subject", chain.subject()).put("position", position);
        sealed.put("key", key).put("revision", revision).put("previousHash", previousHash);
        sealed.set("content", content);
        return ofCanonical(Json.text(sealed));
    }

    /** SHA-256, in hex, of a JSON text in canonical form: texts that mean the same have the same digest. */
    public static String ofCanonical(String json) {
        try {
            return hex(new JsonCanonicalizer(json).getEncodedUTF8());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hex(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Whether the record still has the hash it was written with. */
    static boolean holds(AuditRecord record) {
        return record.hash()
                .equals(of(
                        record.chain(),
                        record.position(),
                        record.key(),
                        record.revision(),
                        record.content(),
                        record.previousHash()));
    }
}
