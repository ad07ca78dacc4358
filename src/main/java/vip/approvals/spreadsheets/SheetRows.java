package vip.approvals.spreadsheets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the rows of one sheet of an XLSX file. */
class SheetRows {

    private static final int MOST_ROWS = 1_048_576;
    private static final int MOST_COLUMNS = 16_384;

    private final Xml xml;
    private final SharedTexts shared;
    private final DateStyles styles;
    private final boolean from1904;

    SheetRows(Xml xml, SharedTexts shared, DateStyles styles, boolean from1904) {
        this.xml = xml;
        this.shared = shared;
        this.styles = styles;
        this.from1904 = from1904;
    }

    void read(Table table) throws IOException {
        int row = 0;
        while (xml.next() && !xml.ends("sheetData")) {
            if (xml.starts("row")) {
                row = rowNumber(row);
                table.row(row, cells());
            }
        }
    }

    private int rowNumber(int before) {
        int row = xml.attribute("r") == null ? before + 1 : xml.number("r");
        if (row <= before || row > MOST_ROWS) {
            throw SheetRefusedException.damaged();
        }
        return row;
    }

    private List<Cell> cells() throws IOException {
        List<Cell> cells = new ArrayList<>();
        int column = -1;
        while (xml.next() && !xml.ends("row")) {
            if (xml.starts("c")) {
                column = column(column);
                Cell cell = cell();
                if (!cell.isBlank()) { // formatted blanks reach far to the right
                    while (cells.size() < column) {
                        cells.add(Cell.BLANK);
                    }
                    cells.add(cell);
                }
            }
        }
        return cells;
    }

    private int column(int before) {
        String reference = xml.attribute("r");
        int column = reference == null ? before + 1 : column(reference);
        if (column <= before || column >= MOST_COLUMNS) {
            throw SheetRefusedException.damaged();
        }
        return column;
    }

    /** AB12 is 27; -1 if it cannot be meant. */
    private static int column(String reference) {
        int column = 0;
        for (int position = 0; position < reference.length() && column <= MOST_COLUMNS; position++) {
            int letter = Character.toUpperCase(reference.charAt(position)) - 'A' + 1;
            if (letter < 1 || letter > 26) {
                break;
            }
            column = 26 * column + letter;
        }
        return column - 1;
    }

    private Cell cell() throws IOException {
        String type = xml.attribute("t");
        boolean date = styles.isDate(xml.number("s"));
        boolean formula = false;
        String value = null;
        while (xml.next() && !xml.ends("c")) {
            if (xml.starts("v")) {
                value = xml.text();
            } else if (xml.starts("is")) {
                value = SharedTexts.item(xml);
            } else if (xml.starts("f")) {
                formula = true;
            }
        }
        if (value == null || value.isEmpty()) {
            return formula && !"str".equals(type)
                    ? new Cell("", "holds a formula without a result; open the file in a spreadsheet and save it again")
                    : Cell.BLANK;
        }
        return cell(type == null ? "n" : type, value, date);
    }

    private Cell cell(String type, String value, boolean date) throws IOException {
        return switch (type) {
            case "n" -> NumberCell.of(value, date, from1904);
            case "s" -> Cell.of(shared.get(value));
            case "inlineStr" -> Cell.of(value);
            case "str" -> Cell.of(SharedTexts.unescape(value));
            case "b" -> Cell.of(value.equals("1") || value.equals("true") ? "true" : "false");
            case "d" -> Cell.of(value.replaceFirst("T00:00:00(\\.0+)?Z?$", ""));
            case "e" -> new Cell(value, "holds an error of the spreadsheet; correct it, or type the value");
            default -> throw SheetRefusedException.damaged();
        };
    }
}
