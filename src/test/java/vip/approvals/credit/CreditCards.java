package vip.approvals.credit;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;

/** The raw rows of UCI's "Default of credit card clients". */
final class CreditCards {

    private CreditCards() {}

    /**
     * One client's six months, turned round so that they run from April (0) to September (5) 2005.
     *
     * @param bills BILL_AMT6 to BILL_AMT1
     * @param payments PAY_AMT6 to PAY_AMT1: what was paid in that month
     * @param overdue PAY_6 to PAY_2, PAY_0: months overdue in that month; not overdue if 0 or less
     */
    record Client(int id, List<BigDecimal> bills, List<BigDecimal> payments, List<Integer> overdue) {}

    static List<Client> read() {
        try (InputStream resource = CreditCards.class.getResourceAsStream("/credit/UCI_Credit_Card.csv.zip");
                ZipInputStream zip = new ZipInputStream(resource)) {
            zip.getNextEntry();
            return CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(zip, StandardCharsets.UTF_8)).stream()
                    .map(CreditCards::client)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Client client(NamedCsvRecord row) {
        return new Client(
                Integer.parseInt(row.getField("ID")),
                amounts(row, "BILL_AMT"),
                amounts(row, "PAY_AMT"),
                List.of("PAY_6", "PAY_5", "PAY_4", "PAY_3", "PAY_2", "PAY_0").stream()
                        .map(column -> Integer.valueOf(row.getField(column)))
                        .toList());
    }

    private static List<BigDecimal> amounts(NamedCsvRecord row, String column) {
        return IntStream.range(0, 6)
                .mapToObj(month -> new BigDecimal(row.getField(column + (6 - month))))
                .toList();
    }
}
