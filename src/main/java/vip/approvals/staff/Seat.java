package vip.approvals.staff;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who must prepare, sign or decide, receive VIPs or serve them (AMB-11, AMB-12, SIB-01..03, SIB-12, SIB-13). A branch's seat is one group per
 * branch, so that holding a seat in one branch gives nothing in another.
 */
public enum Seat {
    SALES("sales", "sales staff", false),
    SALES_DIRECTOR("sales-director", "sales director", false),
    COMMERCIAL("commercial", "commercial director", false),
    SECURITY("security", "security director", false),
    /** Gives each VIP a manager (GT-14). */
    ALLOCATION("allocation", "allocation staff", false),
    /** Serves VIPs as their personal manager (SIB-32, SIB-39). */
    MANAGER("manager", "personal manager", false),
    /** Has cards made (GT-18). */
    CARDS("cards", "card office", false),
    HQ_SALES("sales", "HQ's sales organisation", true),
    HQ_COMMERCIAL("commercial", "HQ's commercial director", true);

    /** Stands where a branch's id stands; no branch may take it. */
    public static final String HEADQUARTERS = "hq";

    private final String suffix;
    private final String title;
    private final boolean headquarters;

    Seat(String suffix, String title, boolean headquarters) {
        this.suffix = suffix;
        this.title = title;
        this.headquarters = headquarters;
    }

    /** The seats that each branch has. */
    public static List<Seat> ofBranch() {
        return Stream.of(values()).filter(seat -> !seat.headquarters).toList();
    }

    /** The seats of a branch that work on its list; nobody else of the branch reads it (FRM-02). */
    public static List<Seat> ofLists() {
        return List.of(SALES, SALES_DIRECTOR, COMMERCIAL, SECURITY);
    }

    /** The seats that headquarters has. */
    public static List<Seat> ofHeadquarters() {
        return Stream.of(values()).filter(Seat::isHeadquarters).toList();
    }

    /** The group of this seat, such as {@code altai.security} or {@code hq.commercial}. */
    public String group(String branch) {
        return (headquarters ? HEADQUARTERS : branch) + "." + suffix;
    }

    /** Who is told when this seat's task is late. Ours: no source says. */
    public Seat superior() {
        return switch (this) {
            case SALES, ALLOCATION, MANAGER, CARDS -> SALES_DIRECTOR;
            case SALES_DIRECTOR, COMMERCIAL, SECURITY, HQ_COMMERCIAL -> HQ_SALES;
            case HQ_SALES -> HQ_COMMERCIAL;
        };
    }

    /** The superior's group: {@code altai.sales-director} for {@code altai.sales}; empty if the group is no seat's. */
    public static Optional<String> superiorGroup(String group) {
        String place = group.split("\\.")[0];
        return Stream.of(values())
                .filter(seat -> seat.headquarters == place.equals(HEADQUARTERS))
                .filter(seat -> seat.group(place).equals(group))
                .map(seat -> seat.superior().group(place))
                .findAny();
    }

    public String title() {
        return title;
    }

    public boolean isHeadquarters() {
        return headquarters;
    }

    /** Sales staff and their director stand on one side of a list; everybody else stands alone (four eyes). */
    public String side() {
        return this == SALES_DIRECTOR ? SALES.name() : name();
    }
}
