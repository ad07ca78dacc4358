package vip.approvals.staff;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The company as its settings file describes it ({@code programme.yaml}); checked at the start.
 *
 * @param branches every regional branch
 * @param programme name, currency and time zone of the VIP programme
 * @param rejectionReasons for each deciding seat: code to words
 */
@Validated
@ConfigurationProperties("vip")
public record Organisation(
        @NotEmpty List<@Valid Branch> branches,
        @NotNull @Valid Programme programme,
        @NotNull Map<Seat, @NotEmpty Map<@NotBlank String, @NotBlank String>> rejectionReasons) {

    /**
     * @param timeZone days begin and end here
     * @param currency ISO 4217 code of every amount
     */
    public record Programme(
            @NotBlank String name,
            @NotBlank String currency,
            @NotNull ZoneId timeZone) {

        /** PostgreSQL reads an offset such as UTC+7 with the other sign. */
        @AssertTrue(message = "must be a region such as Asia/Novosibirsk, not an offset")
        boolean isTimeZoneARegion() {
            return timeZone == null || !timeZone.getId().matches("Z|.*[+-]\\d.*");
        }
    }

    @AssertTrue(message = "each branch needs an id of its own")
    boolean isBranchesDistinct() {
        return branches == null || branches.stream().map(Branch::id).distinct().count() == branches.size();
    }

    @AssertTrue(message = "reasons are needed for COMMERCIAL and SECURITY")
    boolean isReasonsComplete() {
        return rejectionReasons == null
                || rejectionReasons.keySet().containsAll(List.of(Seat.COMMERCIAL, Seat.SECURITY));
    }

    /** Codes and words that a deciding seat chooses from; HQ's commercial director has those of a branch's. */
    public Map<String, String> reasonsOf(Seat seat) {
        return rejectionReasons.get(seat == Seat.HQ_COMMERCIAL ? Seat.COMMERCIAL : seat);
    }

    /** What the codes of all deciding seats mean. */
    public Map<Seat, Map<String, String>> reasons() {
        return Stream.of(Seat.COMMERCIAL, Seat.SECURITY, Seat.HQ_COMMERCIAL)
                .collect(Collectors.toMap(seat -> seat, this::reasonsOf));
    }

    public List<String> branchIds() {
        return branches.stream().map(Branch::id).toList();
    }

    /** The groups of all seats, each once. */
    public Stream<String> seatGroups() {
        return branches.stream()
                .flatMap(branch -> Stream.of(Seat.values()).map(seat -> seat.group(branch.id())))
                .distinct();
    }

    /** What people call the branch; its id if the settings no longer know it, while an open list goes on. */
    public String branchName(String id) {
        return branches.stream()
                .filter(branch -> branch.id().equals(id))
                .map(Branch::name)
                .findAny()
                .orElse(id);
    }
}
