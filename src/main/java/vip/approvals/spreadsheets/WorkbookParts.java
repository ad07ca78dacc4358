package vip.approvals.spreadsheets;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which part of an XLSX file is what: the workbook tells its sheets, its relationships tell where they are. */
class WorkbookParts {

    /**
     * @param name as its tab shows
     * @param part its XML, in small letters
     */
    record Sheet(String name, String part) {}

    private record Relationship(String type, String part) {}

    private final Map<String, Relationship> relationships = new HashMap<>();
    /** By their parts, so that none is read twice. */
    private final Map<String, Sheet> visibleSheets = new LinkedHashMap<>();

    private final String folder;
    private boolean from1904;

    /** @param part the workbook's own, in small letters */
    WorkbookParts(String part) {
        folder = part.substring(0, part.lastIndexOf('/') + 1);
    }

    /** {@code xl/_rels/workbook.xml.rels} for {@code xl/workbook.xml}; {@code _rels/.rels} for the file as a whole. */
    static String relationshipsOf(String part) {
        int name = part.lastIndexOf('/') + 1;
        return part.substring(0, name) + "_rels/" + part.substring(name) + ".rels";
    }

    void readRelationships(Xml xml) {
        while (xml.next()) {
            if (xml.starts("Relationship") && xml.attribute("Id") != null && xml.attribute("Target") != null) {
                String type = String.valueOf(xml.attribute("Type"));
                relationships.put(
                        xml.attribute("Id"),
                        new Relationship(type.substring(type.lastIndexOf('/') + 1), part(xml.attribute("Target"))));
            }
            if (relationships.size() > ZipGuard.UPLOADS.entries()) {
                throw SheetRefusedException.damaged();
            }
        }
    }

    /** Relationships must have been read. */
    void readWorkbook(Xml xml) {
        while (xml.next()) {
            if (xml.starts("workbookPr")) {
                String value = xml.attribute("date1904");
                from1904 = "1".equals(value) || "true".equals(value);
            } else if (xml.starts("sheet")
                    && (xml.attribute("state") == null || "visible".equals(xml.attribute("state")))) {
                Relationship to = relationships.get(xml.attribute("id"));
                if (to != null && to.type().equals("worksheet")) { // charts are sheets too
                    visibleSheets.putIfAbsent(to.part(), new Sheet(xml.attribute("name"), to.part()));
                }
            }
        }
    }

    private String part(String target) {
        String name = ZipGuard.name(target);
        return name.startsWith("/") ? name.substring(1) : folder + name;
    }

    /** @return null if there is none */
    String partOfType(String type) {
        return relationships.values().stream()
                .filter(relationship -> relationship.type().equals(type))
                .map(Relationship::part)
                .findFirst()
                .orElse(null);
    }

    Collection<Sheet> visibleSheets() {
        return visibleSheets.values();
    }

    boolean from1904() {
        return from1904;
    }
}
