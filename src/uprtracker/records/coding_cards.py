"""The door to the cards of the coders, for rooms that may not import `coding` themselves.

model_card()    # how often the models for action categories and issues are wrong; None without a model
scheme_cards()  # the same for the coders of other schemes, where a sample was read
"""

from uprtracker.coding.cards import (
    MEASURES,
    Bin,
    CardError,
    LabelScore,
    ModelCard,
    SchemeCard,
    SchemeScores,
    model_card,
    scheme_cards,
)

__all__ = [
    "MEASURES",
    "Bin",
    "CardError",
    "LabelScore",
    "ModelCard",
    "SchemeCard",
    "SchemeScores",
    "model_card",
    "scheme_cards",
]
