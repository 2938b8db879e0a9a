"""Makes a small tokenizer for AIPerf, of words and no download.

    make_tokenizer.py FOLDER
"""

import sys

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast

END = "<|endoftext|>"
tokenizer = Tokenizer(models.BPE(unk_token=None))
tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
tokenizer.decoder = decoders.ByteLevel()
alphabet = pre_tokenizers.ByteLevel.alphabet()
trainer = trainers.BpeTrainer(
    vocab_size=400, special_tokens=[END], initial_alphabet=alphabet, show_progress=False)
tokenizer.train_from_iterator(["the quick brown fox jumps over the lazy dog"] * 10, trainer)
PreTrainedTokenizerFast(
    tokenizer_object=tokenizer, eos_token=END, bos_token=END, pad_token=END).save_pretrained(sys.argv[1])
