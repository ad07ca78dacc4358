package vip.approvals.cards;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import vip.approvals.spreadsheets.SheetFormat;
import vip.approvals.spreadsheets.SheetWriter;

/**
 * What the card maker gets (GT-18, docs/card-files.md). Each row says which of how many it is, so that a file that was
 * cut shows. A number stands in groups of four, as it is printed: a spreadsheet takes 16 digits for a number and loses
 * the last one.
 *
 * @param sha256 of the content in UTF-8
 */
record BatchFile(String content, String sha256) {

    private static final List<String> HEADER =
            List.of("batch", "row", "of", "card number", "holder", "tier", "tier in words", "branch");

    /** @param branch in words */
    static BatchFile of(String batch, String branch, List<WaitingCards.Waiting> cards) {
        var file = new ByteArrayOutputStream();
        try (SheetWriter writer = SheetFormat.CSV.writer(file, batch, HEADER)) {
            for (int i = 0; i < cards.size(); i++) {
                WaitingCards.Waiting card = cards.get(i);
                writer.row(List.of(
                        batch,
                        i + 1,
                        cards.size(),
                        CardWords.grouped(card.number()),
                        card.holder(),
                        card.tier(),
                        Tier.valueOf(card.tier()).words(),
                        branch));
            }
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return new BatchFile(file.toString(StandardCharsets.UTF_8), sha256(file.toByteArray()));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
