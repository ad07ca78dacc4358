package vip.approvals.revocation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import vip.approvals.calendar.Quarter;
import vip.approvals.criteria.Ground;

/** Why the status ends, with what the client may read of it (SIB-18..20, SIB-22). */
public sealed interface NoticeGround {

    Ground kind();

    record Liquidation() implements NoticeGround {
        @Override
        public Ground kind() {
            return Ground.LIQUIDATION;
        }
    }

    record ContractTerminated() implements NoticeGround {
        @Override
        public Ground kind() {
            return Ground.CONTRACT_TERMINATED;
        }
    }

    /**
     * @param amount all that is open and counts (SIB-21)
     * @param currency ISO 4217 code
     * @param due when the oldest open invoice was due
     */
    record Debt(BigDecimal amount, String currency, LocalDate due) implements NoticeGround {
        @Override
        public Ground kind() {
            return Ground.DEBT;
        }
    }

    /** @param quarters in which the criteria were not met, in a row, the oldest first (AMB-09) */
    record CriteriaFailed(List<Quarter> quarters) implements NoticeGround {

        /** @throws IllegalArgumentException if there is none */
        public CriteriaFailed {
            quarters = List.copyOf(quarters);
            if (quarters.isEmpty()) {
                throw new IllegalArgumentException("A ground of failed criteria names at least one quarter");
            }
        }

        @Override
        public Ground kind() {
            return Ground.CRITERIA;
        }
    }
}
