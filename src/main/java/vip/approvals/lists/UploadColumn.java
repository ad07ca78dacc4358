package vip.approvals.lists;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import vip.approvals.spreadsheets.SheetColumn;

/** The columns of a list file, with the names that people give them (docs/list-files.md). */
enum UploadColumn {
    SECTION(
            "Раздел",
            "NEW, REMOVE or POTENTIAL; blank: NEW with a client number, POTENTIAL without",
            "NEW, REMOVE или POTENTIAL (новые, снять, потенциальные); пусто: NEW с номером клиента, POTENTIAL без него",
            "POTENTIAL"),
    CLIENT(
            "Номер клиента",
            "Number of a client, account or subscriber; blank for a client of another operator",
            "Номер клиента, лицевой счёт или абонентский номер; пусто для клиента другого оператора",
            "A-000001",
            "client number",
            "client id",
            "client_id",
            "Клиент",
            "Лицевой счёт",
            "Абонентский номер"),
    NAME(
            "Наименование",
            "Of a client of another operator; that of our own clients comes from billing",
            "Для клиента другого оператора; у своих клиентов берётся из биллинга",
            "ООО «Пример»",
            "Наименование контрагента",
            "Наименование клиента"),
    TYPE(
            "Тип контрагента",
            "ORGANISATION or PERSON, of a client of another operator",
            "Юр. лицо или физ. лицо, для клиента другого оператора",
            "ORGANISATION",
            "client type",
            "client_type",
            "Тип клиента"),
    TAX_ID(
            "ИНН",
            "10 digits (organisation) or 12 (person); may be blank",
            "10 цифр (организация) или 12 (физ. лицо); можно не указывать",
            "7707083893",
            "inn",
            "tax number"),
    GROUND(
            "Причина снятия",
            "Of a removal: LIQUIDATION (A1), CONTRACT_TERMINATED (A2), DEBT (B) or CRITERIA (C); needed before the list is submitted",
            "Для снятия: LIQUIDATION (A1), CONTRACT_TERMINATED (A2), DEBT (B) или CRITERIA (C); нужна до передачи списка",
            "DEBT",
            "Основание",
            "Основание снятия",
            "Причина снятия статуса"),
    COMMENT(
            "Комментарий",
            "For everybody who sees the list; blank leaves the comment that is there",
            "Для всех, кто видит список; пусто: комментарий не меняется",
            "Agreed by telephone"),
    OPERATOR("Оператор", "Who serves the client now", "Кто обслуживает клиента сейчас", "Demo Telecom"),
    ESTIMATE(
            "Оценка объёма в месяц",
            "A month's charges, at most two decimals",
            "Начисления за месяц, не более двух знаков после запятой",
            "45000",
            "estimate a month"),
    SOURCE("Источник", "Where the estimate comes from", "Откуда взята оценка", "Tender of 2026", "Источник оценки"),
    CONFIDENCE(
            "Уверенность",
            "LOW, MEDIUM or HIGH: how sure the estimate is",
            "LOW, MEDIUM или HIGH (низкая, средняя, высокая): насколько надёжна оценка",
            "MEDIUM",
            "Уверенность в оценке");

    private static final UploadColumn[] COLUMNS = values();

    /** The unit separator, a control character that nobody sees; a cell loses it, as it loses NUL. */
    private static final String BETWEEN = "\u001F";

    private final String id = name().toLowerCase(Locale.ROOT);
    private final String russian;
    private final String help;
    private final String russianHelp;
    private final String example;
    private final List<String> aliases;

    UploadColumn(String russian, String help, String russianHelp, String example, String... aliases) {
        this.russian = russian;
        this.help = help;
        this.russianHelp = russianHelp;
        this.example = example;
        this.aliases = List.of(aliases);
    }

    /** As an English header writes it. */
    String id() {
        return id;
    }

    String header(boolean inRussian) {
        return inRussian ? russian : id();
    }

    List<String> helpRow(boolean inRussian) {
        return List.of(header(inRussian), inRussian ? russianHelp : help, example);
    }

    static List<String> headers(boolean inRussian) {
        return Arrays.stream(values()).map(column -> column.header(inRussian)).toList();
    }

    /**
     * A row as it came, in one text: half the work of an array for the database.
     *
     * @param read the row's text in a column
     */
    static String asItCame(Function<UploadColumn, String> read) {
        List<String> texts = new ArrayList<>(COLUMNS.length);
        for (UploadColumn column : COLUMNS) {
            texts.add(read.apply(column).replace(BETWEEN, ""));
        }
        return String.join(BETWEEN, texts);
    }

    /** @return what {@link #asItCame} was made of */
    static List<String> ofRow(String raw) {
        return List.of(raw.split(BETWEEN, -1));
    }

    /** What a file is asked for; the figures of a downloaded list are known and not read. */
    static List<SheetColumn> asked() {
        return Stream.concat(
                        Arrays.stream(values()).map(UploadColumn::sheetColumn),
                        UploadFiles.FIGURES.stream().map(SheetColumn::optional))
                .toList();
    }

    private SheetColumn sheetColumn() {
        return new SheetColumn(
                id(), false, Stream.concat(Stream.of(russian), aliases.stream()).toList());
    }
}
