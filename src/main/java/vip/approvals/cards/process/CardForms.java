package vip.approvals.cards.process;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vip.approvals.absences.SeatTasks;
import vip.approvals.cards.AgreementDraft;
import vip.approvals.cards.AnswerDraft;
import vip.approvals.cards.PostingDraft;
import vip.approvals.engine.FormVariables;
import vip.approvals.engine.ProcessVariable;
import vip.approvals.engine.SharedTasks;
import vip.approvals.onboarding.ManagerTasks;
import vip.approvals.onboarding.StepForm;
import vip.approvals.staff.Seat;

/** What the forms in {@code forms/cards} hand over and keep; the engine takes nothing else from a person. */
@Configuration(proxyBeanMethods = false)
class CardForms {

    private static final List<String> OF_MANAGERS = List.of(
            CardIssuanceProcess.AGREE,
            CardIssuanceProcess.POST,
            CardIssuanceProcess.CONFIRM_RECEIPT,
            CardIssuanceProcess.REMIND_PICK_UP,
            CardIssuanceProcess.DELIVER);

    @Bean
    FormVariables cardIssuanceVariables() {
        Set<ProcessVariable<?>> shown = Set.of(CardIssuanceProcess.SHOWN);
        Map<String, Set<ProcessVariable<?>>> handedOver =
                OF_MANAGERS.stream().collect(Collectors.toMap(Function.identity(), element -> shown));
        return new FormVariables(CardIssuanceProcess.KEY, handedOver);
    }

    @Bean
    FormVariables cardBatchVariables() {
        return new FormVariables(
                CardBatchProcess.KEY, Map.of(CardBatchProcess.HAND_OVER, Set.of(CardBatchProcess.SHOWN)));
    }

    @Bean
    SharedTasks cardTasks() {
        return new SharedTasks(Set.of(CardIssuanceProcess.KEY, CardBatchProcess.KEY));
    }

    @Bean
    StepForm agreeDeliveryForm() {
        return new StepForm(CardIssuanceProcess.AGREE, AgreementDraft.class);
    }

    @Bean
    StepForm postCardForm() {
        return new StepForm(CardIssuanceProcess.POST, PostingDraft.class);
    }

    @Bean
    StepForm confirmReceiptForm() {
        return new StepForm(CardIssuanceProcess.CONFIRM_RECEIPT, AnswerDraft.class);
    }

    @Bean
    StepForm remindPickUpForm() {
        return new StepForm(CardIssuanceProcess.REMIND_PICK_UP, AnswerDraft.class);
    }

    @Bean
    StepForm deliverCardForm() {
        return new StepForm(CardIssuanceProcess.DELIVER, AnswerDraft.class);
    }

    @Bean
    SeatTasks routedCardTasks(ManagerTasks managers) {
        return managers.routed(OF_MANAGERS.toArray(String[]::new));
    }

    @Bean
    SeatTasks routedBatches() {
        return () -> Map.of(CardBatchProcess.HAND_OVER, Seat.CARDS, CardBatchProcess.BOOK_ARRIVALS, Seat.CARDS);
    }
}
