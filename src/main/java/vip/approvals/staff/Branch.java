package vip.approvals.staff;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

/**
 * A regional branch (РФ, AMB-11).
 *
 * @param id stands in group names, business keys and addresses
 * @param name what people read
 */
public record Branch(
        @Pattern(
                regexp = "(?!hq$)[a-z][a-z0-9-]{1,30}",
                message = "must be 2 to 31 small letters, digits or hyphens, begin with a letter, and not be \"hq\"")
        @NotBlank
        String id,

        @NotBlank String name) {

    /** A group without a seat: its members stage files for the branch's list ({@code engine/SystemLogin}). */
    public String systemGroup() {
        return id + ".system";
    }
}
